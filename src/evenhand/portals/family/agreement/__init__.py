"""The agreement, as the family reads, signs and follows it."""
