"""Where anybody can check a certificate."""
