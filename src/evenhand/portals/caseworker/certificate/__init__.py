"""Issuing, withdrawing and replacing certificates, and the register."""
