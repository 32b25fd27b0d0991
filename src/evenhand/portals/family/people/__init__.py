"""People at a family's side: whom it asks for help, what each of them sees, and who can see what."""
