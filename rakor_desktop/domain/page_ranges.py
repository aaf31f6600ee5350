"""Which pages of a paper are meant by ``1-3, 7``."""

from __future__ import annotations

import re

from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.i18n import _

_PART = re.compile(r"(?P<first>\d{1,6})?\s*(?P<to>[-–—]|s\.?d\.?)?\s*(?P<last>\d{1,6})?", re.IGNORECASE)


def pages_meant(text: str, count: int) -> tuple[int, ...]:
    """Return the pages from 1 to ``count`` that are meant, each once and in order; an empty text means all.

    ``3-`` is everything from page 3 on. A page that there is not, or a text that names none, is refused.
    """
    if not text.strip():
        return tuple(range(1, count + 1))
    meant: set[int] = set()
    for part in re.split(r"[,;]", text):
        if part.strip():
            meant.update(_part(part.strip(), count))
    if not meant:
        raise RakorError(_("Tulis halaman yang dicetak, misalnya 1-3, 7."))
    return tuple(sorted(meant))


def pages_named(pages: tuple[int, ...]) -> str:
    """Return pages as a person writes them: ``1-3, 7``."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and runs[-1][-1] == page - 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    return ", ".join(f"{run[0]}" if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)


def _part(text: str, count: int) -> range:
    found = _PART.fullmatch(text)
    if found is None or not (found["first"] or found["last"]):
        raise RakorError(_("“{text}” bukan nomor halaman; tulis misalnya 1-3, 7.").format(text=text))
    first = int(found["first"] or 1)
    last = int(found["last"] or (count if found["to"] else first))
    if first > last:
        raise RakorError(
            _("Halaman {first} sampai {last} terbalik urutannya.").format(first=first, last=last)
        )
    if first < 1 or last > count:
        raise RakorError(_("Naskah ini mempunyai halaman 1 sampai {count}.").format(count=count))
    return range(first, last + 1)
