"""What a file that is gone left beside it, before another of its name takes the place."""

from __future__ import annotations

from pathlib import Path

_ENDINGS = ("-journal", "-wal", "-shm")


def put_aside(path: Path) -> None:
    """Rename journals that no file belongs to: SQLite would play them back into the next one of that name."""
    for ending in _ENDINGS:
        left = path.with_name(path.name + ending)
        if left.exists():
            left.replace(left.with_name(f"{left.name} sisa"))
