"""A fictional county to try the service with. Not installed in production."""
