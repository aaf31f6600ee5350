"""Which of the files that are dropped or copied may be a table."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData

from rakor_desktop.ui.drops import files_in


def dropped_file(data: QMimeData) -> Path | None:
    """Return the first file that is dragged or was copied."""
    return next(iter(files_in(data)), None)


def first_table(paths: Sequence[Path]) -> list[Path]:
    """Return the first of these files if it may be a table."""
    from rakor_desktop.exchange.reading import PATTERNS  # noqa: PLC0415 - not at start

    first = [Path(path.name.casefold()) for path in paths[:1]]
    return list(paths[:1]) if any(one.match(pattern) for one in first for pattern in PATTERNS) else []
