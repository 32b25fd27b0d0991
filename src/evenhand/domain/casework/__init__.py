"""Owns the work on a case: contacts, information and advice, the family's choice, tasks and notes. What was
found out becomes facts of the case below; no date is kept here."""
