"""Comment something about a page, what came of it, and the screens on which editors read it."""
