"""The agreement of a case, as staff see it once all have signed, and signatures that they confirm."""
