"""A visitor's area: their council, found from a postcode or a rough position, and kept in their browser alone."""
