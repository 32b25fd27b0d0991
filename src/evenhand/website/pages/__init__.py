"""The first page and the pages that the foot of every page leads to."""
