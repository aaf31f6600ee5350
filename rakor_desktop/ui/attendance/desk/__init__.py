"""Meja: who comes through the door is found, marked, or put on the list."""
