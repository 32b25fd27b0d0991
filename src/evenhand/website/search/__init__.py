"""Search in the public pages. What somebody looks for is in no address, and is kept nowhere."""
