"""Matriks: everybody beside every day and session."""
