"""Pages that a visitor saves with the heart: in their own browser, for thirty days, without an account."""
