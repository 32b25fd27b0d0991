"""Makes uploaded files anew, in a process of its own that has nothing to lose."""
