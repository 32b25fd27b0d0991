"""A report on a page and as a file, as whoever publishes it and whoever reads it see it."""
