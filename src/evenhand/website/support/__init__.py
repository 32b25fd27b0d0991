"""Who helps families near them: advice services, charities, groups and health; as pages, and as a feed in and out."""
