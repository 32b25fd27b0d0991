"""Who looked at what, for auditors; and who opened very many cases, for managers too."""
