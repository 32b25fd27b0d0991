"""The portal of interpreters: one meeting at a time, from a day before it begins until it ends."""
