"""What is late, in one place: before a family has to ask."""
