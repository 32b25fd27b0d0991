"""The public website: reckoners and certificate verification. No sign-in."""
