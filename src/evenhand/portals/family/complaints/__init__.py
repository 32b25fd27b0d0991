"""What a family complains of, and what we answer."""
