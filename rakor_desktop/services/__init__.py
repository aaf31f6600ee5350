"""What a user can do: queries that return frozen rows, and verbs that change the file."""
