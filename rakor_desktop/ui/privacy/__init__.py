"""Data pribadi: one person taken out of the file, and what a lost file holds of whom."""
