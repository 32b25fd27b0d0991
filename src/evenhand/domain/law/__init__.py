"""Owns by which law the service counts: the readings that a provider chose, and the bank holidays in use.

What the law says is `statute`'s business; which cases are counted again when this changes is `cases`'.
"""
