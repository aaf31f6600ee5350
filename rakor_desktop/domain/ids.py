"""The keys of rows: random for new things, derived for things that two laptops would both create."""

from __future__ import annotations

from uuid import UUID, uuid4, uuid5

NAMESPACE = UUID("b53b4d4a-9f0e-4f7c-8c1d-2a6f0a31c6e5")
"""Never changes: keys derived from it are in files that people already have."""


def new_uid() -> str:
    """Return a key for something that only this laptop knows of."""
    return str(uuid4())


def natural_uid(*parts: str) -> str:
    """Return the key of the thing that these parts name, the same on every laptop."""
    return str(uuid5(NAMESPACE, "\x1f".join(parts)))
