"""Scanners that know harmful files."""
