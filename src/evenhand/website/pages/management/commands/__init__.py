"""Commands of the pages that editors write."""
