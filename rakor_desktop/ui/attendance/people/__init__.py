"""Daftar: the list of people, and one person in full."""
