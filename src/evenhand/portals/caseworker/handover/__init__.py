"""What whoever takes a case over must know, on one page, so that no family tells its story twice."""
