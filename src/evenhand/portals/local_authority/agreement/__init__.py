"""The agreement, as a council or health body reads, signs and keeps it."""
