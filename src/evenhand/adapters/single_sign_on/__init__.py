"""Talking to the identity providers of organisations (OpenID Connect): all that asks others over HTTP."""
