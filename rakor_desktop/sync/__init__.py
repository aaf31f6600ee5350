"""Merging: read another file, compare, apply, explain; no Qt."""
