"""The commands: each takes what was given and returns its answer."""
