"""What the service knows and does. No screens."""
