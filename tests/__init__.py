"""Tests; the tree mirrors src/evenhand."""
