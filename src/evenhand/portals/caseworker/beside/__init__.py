"""People beside a family whom staff add: the other parent, and who interprets at a meeting."""
