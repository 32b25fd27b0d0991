"""Handing over the cases of somebody who is away: a plan first, then case by case."""
