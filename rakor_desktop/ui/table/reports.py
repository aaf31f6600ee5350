"""What came of writing many cells at once, in one sentence."""

from __future__ import annotations

from enum import Enum
from typing import Any

from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.ui.table.taking import Taken


class Deed(Enum):
    """What was done to the cells: in how many words it is told when it worked, and when it did not."""

    PASTE = (N_("{n} sel ditempel"), N_("Tidak ada yang ditempel"))
    FILL = (N_("{n} sel diisi"), N_("Tidak ada yang diisi"))
    CLEAR = (N_("{n} sel dikosongkan"), N_("Tidak ada yang dikosongkan"))


def report(deed: Deed, taken: Taken[Any]) -> str:
    """Return ``12 sel ditempel, 2 ditolak: … F3: ke sel yang ditolak berikutnya``."""
    some, none = deed.value
    count, rejected = taken.count, len(taken.rejected)
    if taken.refusal is not None:
        return f"{_(none)}. {taken.refusal}"
    if not rejected:
        done = _("{done}. Ctrl+Z mengurungkan.").format(done=_(some).format(n=count))
        return done if count else _("Isinya sudah sama; tidak ada yang berubah.")
    first, *others = taken.reasons
    why = _("{reason} Ada {n} alasan lain.").format(reason=first, n=len(others)) if others else first
    done = _(some).format(n=count) if count else _(none)
    return _("{done}, {n} ditolak: {reason} F3: ke sel yang ditolak berikutnya.").format(
        done=done, n=rejected, reason=why
    )
