"""What one action touched."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Changes:
    """The rows one action wrote, by kind (the name of their table)."""

    kinds: Mapping[str, frozenset[str]]

    def touch(self, watches: frozenset[str]) -> bool:
        """Tell whether any of these kinds changed."""
        return not watches.isdisjoint(self.kinds)

    @property
    def uids(self) -> frozenset[str]:
        """Every row touched."""
        return frozenset().union(*self.kinds.values())
