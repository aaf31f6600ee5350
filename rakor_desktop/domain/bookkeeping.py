"""Settings that the program keeps for itself: nobody reads them, and nobody could decide about them."""

from __future__ import annotations

RETIRED = "retired."
"""Keys that begin so hold the highest number of a kind whose row was removed."""
TWINS = "twins."
"""Keys that begin so name two lines of a list that are two people."""
JOINED = "joined."
"""Keys that begin so hold who a removed badge code belongs to now."""


def is_bookkeeping(key: object) -> bool:
    """Whether a setting with this key is one of them."""
    return str(key or "").startswith((RETIRED, TWINS, JOINED))
