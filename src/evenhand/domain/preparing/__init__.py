"""Preparing: what each side writes down for itself before and after a meeting, and what it gives to it.

Owns a family's own notes, each for whoever wrote it, and the notes of a council or health body for its officers. Either
can be shown to the mediator, by an act of its own. Owns no word that was said in a meeting.
"""
