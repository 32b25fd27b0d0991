"""Owns what advisers and caseworkers do: contacts, information and advice, the family's choice, tasks, notes."""
