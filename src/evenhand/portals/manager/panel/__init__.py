"""The panel of mediators: who is on it, what each holds, and what each is shut out of."""
