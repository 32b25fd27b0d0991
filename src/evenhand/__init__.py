"""Evenhand: software that runs a SEND mediation service in England."""
