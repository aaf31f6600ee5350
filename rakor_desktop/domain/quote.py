"""What a person typed, as it may stand inside a sentence."""

from __future__ import annotations

_LONGEST = 60


def quoted(text: str) -> str:
    """Return the text in quotation marks on one line, cut when it is long."""
    line = " ".join(text.split())
    return f"“{line[: _LONGEST - 1]}…”" if len(line) > _LONGEST else f"“{line}”"
