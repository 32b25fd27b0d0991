"""What a reckoner can have worked out: pure functions over the law, chosen by name."""
