"""What can be done in referrals, one verb a file."""
