"""No scanner: the default. Every kept file is made anew by the cleaner all the same.

A service that runs ClamAV or the like names its adapter as ADAPTERS["scanner"]; it raises ScannerAway while the
scanner does not answer, and files then wait unopened.
"""


def scan(content: bytes) -> bool:
    """Find nothing, having looked for nothing."""
    return True
