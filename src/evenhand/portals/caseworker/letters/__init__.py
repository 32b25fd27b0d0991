"""Letters that wait to be printed and posted."""
