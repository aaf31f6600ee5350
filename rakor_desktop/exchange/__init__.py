"""Reading foreign files: tables become plain rows with their errors."""
