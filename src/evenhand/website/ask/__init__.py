"""Ask for mediation, or for a certificate without it: one question a page, saved as it is written."""
