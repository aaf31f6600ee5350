"""Perbedaan: what laptops disagree about, what may be double, and what was decided."""
