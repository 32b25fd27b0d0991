"""Meetings: where and when a mediation is held, who came, and how it ended.

Owns venues, meetings, invitations, attendance, how a child's views were asked for, and what came of each issue. Owns
no word of what was said.
"""
