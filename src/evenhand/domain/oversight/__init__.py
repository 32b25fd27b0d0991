"""Watching over who looks: for auditors, who looked at what and why; for both, who opened very many cases.

It owns no look and no event: the kernel records them. It knows a case by its reference, and no family.
"""
