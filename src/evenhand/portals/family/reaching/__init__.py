"""How a family is reached, what it needs, and what we stop."""
