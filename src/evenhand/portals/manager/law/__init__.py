"""By which law the service counts: its readings, and the lists of bank holidays, each with what it would move."""
