"""The languages of the public pages: where each lives, how a visitor chooses one, and what is remembered of it."""
