"""Referrals: the family's wish to mediate, handed over to the council and health bodies, and what they answer.

Owns what each body is told and says: its dates, who can decide for it, its papers, that it cannot arrange. Does not
own the meeting that follows.
"""
