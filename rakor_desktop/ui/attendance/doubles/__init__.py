"""Lines that may be one person, compared side by side."""
