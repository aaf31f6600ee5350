"""Changing the order of an agenda whose items have times."""

from __future__ import annotations

from sqlalchemy.orm import Session

from rakor_desktop.domain.agenda import AgendaItemRow
from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.domain.quote import quoted
from rakor_desktop.domain.verbs import verb
from rakor_desktop.services import agenda
from rakor_desktop.services.rows import get
from rakor_desktop.store.schema import AgendaItem


@verb(N_("Memindahkan mata acara"))
def exchange(session: Session, uid: str, other_uid: str) -> None:
    """Let two neighbours change places: each keeps its length, together they fill the same time."""
    first, second = sorted(
        (agenda.item(session, uid), agenda.item(session, other_uid)), key=lambda one: one.order
    )
    if (first.start_time, first.end_time) == (second.start_time, second.end_time):
        above, below = get(session, AgendaItem, first.uid), get(session, AgendaItem, second.uid)
        places = sorted((above.position, below.position))
        below.position, above.position = places[0], max(places[1], places[0] + 1)
        return
    if not second.start_time:
        raise RakorError(
            _("{title} belum mempunyai jam; isi jamnya agar dapat mendahului acara lain.").format(
                title=quoted(second.title)
            )
        )
    earlier, later = _changed(first, second)
    agenda.edit(session, second.uid, start_time=earlier[0], end_time=earlier[1])
    agenda.edit(session, first.uid, start_time=later[0], end_time=later[1])


def _changed(first: AgendaItemRow, second: AgendaItemRow) -> tuple[tuple[str, str], tuple[str, str]]:
    """Return the times of the earlier and the later place once ``second`` comes before ``first``."""
    follows = first.start_time < first.end_time <= second.start_time < second.end_time
    if not follows:
        return (first.start_time, first.end_time), (second.start_time, second.end_time)
    end = _minutes(first.start_time) + _length(second)
    start = _minutes(second.end_time) - _length(first)
    return (first.start_time, _clock(end)), (_clock(start), second.end_time)


def _length(item: AgendaItemRow) -> int:
    return _minutes(item.end_time) - _minutes(item.start_time)


def _minutes(clock: str) -> int:
    hour, _colon, minute = clock.partition(":")
    return int(hour) * 60 + int(minute)


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
