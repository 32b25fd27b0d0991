"""The papers of a council or a health body for its own officers."""
