"""A paper on the screen before it is on paper, and the way to the printer."""
