"""What can be done in identity, one verb a file."""
