"""Scanners for tests: one that does not answer, one that finds harm in everything."""

from evenhand.domain.documents.ports import ScannerAway


def away(content: bytes) -> bool:
    """Do not answer."""
    raise ScannerAway


def alarmed(content: bytes) -> bool:
    """Find harm."""
    return False
