"""For editors: a reckoner drawn, tried as of another day, held against its examples, and signed as checked."""
