"""How somebody is reached, what they need, and what we stop: the same pages for them and for staff on their word."""
