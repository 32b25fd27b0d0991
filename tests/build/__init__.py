"""What tests stand on: databases, and builders that perform the real actions."""
