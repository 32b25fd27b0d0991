"""What managers do and caseworkers do not: the panel, places, officers and staff."""
