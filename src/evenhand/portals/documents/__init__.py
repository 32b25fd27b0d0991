"""Documents as both families and staff open them."""
