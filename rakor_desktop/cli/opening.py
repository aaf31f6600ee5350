"""Opens the file a command was given, and finds the event and the day that are meant in it."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from rakor_desktop import paths
from rakor_desktop.domain import dates, shown_dates
from rakor_desktop.domain.errors import AmbiguousError, NotFoundError, RakorError, ReadOnlyError
from rakor_desktop.domain.event import EventRow, SessionRow
from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.quote import quoted
from rakor_desktop.domain.session_rules import usual_day
from rakor_desktop.services import events
from rakor_desktop.store.lock import user_name
from rakor_desktop.store.workspace import Workspace

_MOST_DIGITS_OF_A_DAY = 2


@contextmanager
def reading(path: Path) -> Iterator[Workspace]:
    """Open a file without taking it from anybody: a window may have it open."""
    workspace = Workspace.open(path, read_only=True)
    try:
        yield workspace
    finally:
        workspace.close()


@contextmanager
def writing(given: Namespace) -> Iterator[Workspace]:
    """Open the file to change it, in the name of whoever runs the command; refuse when it cannot be."""
    actor, label = identity(given)
    workspace = Workspace.open(given.file, actor=actor, label=label)
    try:
        if workspace.read_only:
            raise ReadOnlyError(workspace.read_only_reason)
        yield workspace
    finally:
        workspace.close()


@contextmanager
def creating(path: Path, actor: str, label: str) -> Iterator[Workspace]:
    """Make a file, and take it away again if what it was made for is refused."""
    workspace = Workspace.create(path, actor=actor, label=label)
    try:
        yield workspace
    except BaseException:
        workspace.close()
        path.unlink(missing_ok=True)
        raise
    workspace.close()


def identity(given: Namespace) -> tuple[str, str]:
    """Return who writes, on which laptop: as given, else as the window of this user has it."""
    chosen = _chosen()
    label = str(given.label or chosen.get("laptop") or "A").strip().upper()
    if not (label.isascii() and label.isalpha() and len(label) == 1):
        raise RakorError(_("Huruf laptop adalah satu huruf dari A sampai Z."))
    return str(given.actor or chosen.get("actor") or user_name()), label


def _chosen() -> dict[str, object]:
    try:
        found = json.loads((paths.user_config() / "preferences.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def event_of(workspace: Workspace, asked: str | None) -> EventRow:
    """Return the event in hand, or the one meant by a uid or (part of) a name."""
    if asked is None:
        current = workspace.ask(events.current)
        if current is None:
            raise NotFoundError(_("Berkas ini belum memuat rakor; siapkan dengan “rakor new”."))
        return workspace.ask(events.event, current)
    found = workspace.ask(events.events)
    wanted = " ".join(asked.split()).casefold()
    if not wanted:
        found = []
    exact = [row for row in found if wanted in (row.uid, row.name.casefold(), row.short_name.casefold())]
    meant = exact or [row for row in found if wanted in row.name.casefold()]
    if len(meant) > 1:
        raise AmbiguousError(
            _("{text} bisa berarti beberapa rakor: {names}.").format(
                text=quoted(asked), names="; ".join(row.name for row in meant)
            )
        )
    if not meant:
        raise NotFoundError(_("Tidak ada rakor {text} di berkas ini.").format(text=quoted(asked)))
    return meant[0]


def day_of(workspace: Workspace, event: EventRow, asked: str | None) -> SessionRow:
    """Return the day or session meant by a number, a date, a title or a uid; when not told, today."""
    sessions = workspace.ask(events.sessions, event.uid)
    days = workspace.ask(events.days, event.uid)
    if asked is None:
        return usual_day(days, dates.today(event.time_zone))
    wanted = asked.strip()
    by_uid = next((row for row in sessions if row.uid == wanted), None)
    if by_uid is not None:
        return by_uid
    titled = _titled(sessions, wanted)
    if titled is not None:
        return titled
    if wanted.isdecimal() and len(wanted) <= _MOST_DIGITS_OF_A_DAY:
        found = [day for day in days if day.number == int(wanted)]
    else:
        date = dates.parse_date(wanted)
        found = [day for day in days if day.date == date]
    if not found:
        raise NotFoundError(
            _("Rakor ini tidak mempunyai hari {text}; harinya: {days}.").format(
                text=quoted(asked), days=_named(days)
            )
        )
    return found[0]


def _titled(sessions: Sequence[SessionRow], wanted: str) -> SessionRow | None:
    """Return the session of this title; one that there is on several days must be told by its uid."""
    key = " ".join(wanted.split()).casefold()
    found = [row for row in sessions if key and key == " ".join(row.title.split()).casefold()]
    if len(found) > 1:
        listed = "; ".join(f"{shown_dates.long_date(row.date)}: {row.uid}" for row in found)
        raise AmbiguousError(
            _("Sesi {text} ada pada beberapa hari; sebutkan uid-nya ({sessions}).").format(
                text=quoted(wanted), sessions=listed
            )
        )
    return found[0] if found else None


def _named(days: Sequence[SessionRow]) -> str:
    return "; ".join(f"{day.number} ({shown_dates.long_date(day.date)})" for day in days)
