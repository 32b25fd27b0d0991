"""How somebody signs in: their app, their spare codes."""
