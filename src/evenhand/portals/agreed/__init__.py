"""An agreement as every party reads, signs and marks it: the same pages for the family, for a body and for staff."""
