"""What the law says: dated parameters and cited functions. Pure Python: no framework, clock or database."""
