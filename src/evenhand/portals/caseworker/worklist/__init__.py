"""The list of cases by their nearest date, and finding one."""
