"""Open statistics: what is published of figures, for everybody to read and to take along, with what it means."""
