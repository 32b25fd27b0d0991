"""Safeguarding: worries about somebody's safety, and opening a case for an hour because of one.

Owns what was told, what was done about it, who opened what they may not otherwise see and what was thought of that.
Nothing here touches a case, so that nobody can tell from one whether anything was said. Only leads read it.
"""
