"""What waits for one across cases: one's own tasks, the team's, and what a second person decides."""
