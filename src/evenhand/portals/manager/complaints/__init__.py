"""Complaints about the service: who answers what by when."""
