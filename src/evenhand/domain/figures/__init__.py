"""Figures that everybody can read: counts by quarter and year, so made that no family can be found in them.

It owns the reports and the counts behind them. It knows no case: the database counts, and hands over numbers.
"""
