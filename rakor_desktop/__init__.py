"""Rakor Desktop: runs coordination meetings, from the sign-in sheet to the agreement."""
