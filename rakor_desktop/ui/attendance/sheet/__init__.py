"""Lembar: a signed sheet is entered line by line, its scan beside it."""
