"""Who works for the provider, and who answers for the councils and health bodies that it serves."""
