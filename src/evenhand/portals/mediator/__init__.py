"""The portal of mediators: their day, their cases, what they record."""
