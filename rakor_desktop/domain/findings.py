"""What a check says about one row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong with the row ``uid``, in a sentence; ``field`` names where, if it is one field."""

    uid: str
    severity: Literal["error", "warning"]
    sentence: str
    field: str = ""
