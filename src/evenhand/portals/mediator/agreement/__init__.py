"""Writing an agreement down and having it signed: for the mediator."""
