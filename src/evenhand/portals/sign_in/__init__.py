"""Sign in with a code that is e-mailed and typed into the same browser; sign out."""
