"""What can stand in the way of starting; every message says what happened and what to do."""


class DatabaseTrouble(Exception):
    """The embedded database cannot do what was asked."""


class RolesTrouble(Exception):
    """The roles of the database cannot be made as they have to be."""


class StepTrouble(Exception):
    """A step of starting did not work; the message holds what it said."""
