"""Agreements: what was agreed in a mediation, signed by all, and whether it is kept.

Owns terms, the text that all sign, signatures, copies, and what each side is to do by when. Owns no word of how the
parties came to it.
"""
