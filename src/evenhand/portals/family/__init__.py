"""The portal of the family."""
