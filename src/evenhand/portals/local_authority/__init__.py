"""The portal of councils and health bodies: an inbox, and what is asked of them on one case."""
