"""The kernel that every part uses: clock, transactions, actions, events, walls, files, errors."""
