"""How a disagreement between laptops was settled."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from rakor_desktop.domain.i18n import N_


class Choice(StrEnum):
    """What was done about a conflict."""

    ONE = "one"
    OTHER = "other"
    BOTH = "both"
    KEPT = "kept"
    REMOVED = "removed"


CHOICES: Mapping[Choice, str] = {
    Choice.ONE: N_("Salah satu dipilih"),
    Choice.OTHER: N_("Ditulis nilai lain"),
    Choice.BOTH: N_("Keduanya disimpan"),
    Choice.KEPT: N_("Dipertahankan"),
    Choice.REMOVED: N_("Dihapus"),
}
