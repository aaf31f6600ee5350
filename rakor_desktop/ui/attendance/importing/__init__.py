"""Taking people from a table: its columns, its rows, and what would come of them."""
