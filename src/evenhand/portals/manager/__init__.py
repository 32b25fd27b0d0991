"""What managers do and caseworkers do not: the panel, places, officers, staff, and the law in use."""
