"""Papan: who has arrived from where, on a page and on a screen of its own."""
