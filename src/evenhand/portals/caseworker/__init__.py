"""The portal of the people who work for a provider."""
