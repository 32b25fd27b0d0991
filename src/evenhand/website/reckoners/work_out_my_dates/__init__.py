"""Work out my dates: from a decision letter to every date that follows, with the working."""
