"""Which revision of the schema this program writes."""

VERSION = 1
"""The number of the newest revision in ``db/migrations/versions``; a file's ``user_version``."""
