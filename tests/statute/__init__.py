"""Tests of what the law says: worked examples, properties, and words."""
