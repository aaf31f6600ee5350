"""Which revision of the schema this program writes."""

VERSION = 2
"""The number of the newest revision in ``db/migrations/versions``; a file's ``user_version``."""
