"""Films about a page, in British Sign Language above all: from this service alone, at a click, all of it in words."""
