"""What this website keeps in a visitor's browser: the register of it, the only hand that writes it, and the choices."""
