"""What the documents quote, measured: each bench runs both sides in turn on this machine."""
