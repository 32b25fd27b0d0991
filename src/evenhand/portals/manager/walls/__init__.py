"""Who is shut out of a case, and who is let in again."""
