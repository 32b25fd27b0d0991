"""Questions with an answer: public, without an account, kept in the visitor's session only."""
