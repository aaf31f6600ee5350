"""Collecting: files are picked, looked into, previewed by meeting item, merged, and handed back."""
