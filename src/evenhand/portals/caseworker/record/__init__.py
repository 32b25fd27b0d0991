"""What staff record on a case: one small form a page, each one action."""
