"""What tests of merging start from: an event that several laptops have, and people who do things on them."""

# ruff: noqa: ARG005 - every deed takes the same two choices and uses what it needs

import datetime as dt
import itertools
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from sqlalchemy import Engine

from rakor_desktop.domain.attendance import Presence
from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.privacy import Erasure
from rakor_desktop.domain.programmes import ProgrammeKind
from rakor_desktop.services import (
    agenda,
    attachments,
    attendance,
    events,
    follow_ups,
    invitations,
    issues,
    notes,
    organizations,
    papers,
    privacy,
    programmes,
)
from rakor_desktop.services.invitations import Invitation
from rakor_desktop.store import engine, sessions
from rakor_desktop.store.journal import writer
from rakor_desktop.store.workspace import Workspace
from rakor_desktop.sync import settling
from rakor_desktop.sync.conflicts import conflicts
from rakor_desktop.sync.merging import merge

FIRST = dt.date(2026, 4, 14)
CLOCK = {"off": dt.timedelta()}


class WildClock(dt.datetime):
    """A clock that each laptop has set as it likes."""

    @classmethod
    def now(cls, tz: dt.tzinfo | None = None) -> dt.datetime:
        return dt.datetime.now(tz) + CLOCK["off"]


class Laptop:
    """A file, whoever sits before it, and a clock."""

    def __init__(self, path: Path, label: str, hours_off: int = 0) -> None:
        self.path, self.label = path, label
        self.clock = dt.timedelta(hours=hours_off)
        self.workspace = Workspace.open(path, actor=f"Operator {label}", label=label)

    @cached_property
    def event(self) -> str:
        return self.workspace.ask(events.current) or ""

    @cached_property
    def day(self) -> str:
        return self.workspace.ask(events.days, self.event)[0].uid

    def close(self) -> None:
        self.workspace.close()

    def reopen(self) -> None:
        self.close()
        self.workspace = Workspace.open(self.path, actor=f"Operator {self.label}", label=self.label)

    def do(self, what: str, one: int = 0, text: str = "") -> None:
        """Do it if it is possible now; what is refused is left."""
        CLOCK["off"] = self.clock
        with suppress(RakorError, IndexError, ZeroDivisionError):
            self.deeds()[what](one, text)
        CLOCK["off"] = dt.timedelta()

    def settle(self, one: int, text: str) -> None:
        """Settle one of the conflicts in one of the ways."""
        found = self.workspace.ask(conflicts)
        if not found:
            return
        conflict = found[one % len(found)]
        act, at = self.workspace.act, (conflict.table, conflict.row)
        if conflict.field:
            value = conflict.versions[len(text) % len(conflict.versions)].value
            act(settling.choose, *at, conflict.field, value)
        else:
            act(settling.keep if len(text) % 2 else settling.remove, *at)

    def redact(self, one: int, text: str) -> None:
        """Take one of the persons out, with what names that person and, sometimes, a note and a scan."""
        person = self.workspace.ask(privacy.choices)[one].uid
        held = self.workspace.ask(privacy.held, person)
        mentions = [mention.key for mention in held.mentions]
        if text:
            mentions += [("note", row.uid) for row in self.workspace.ask(notes.notes, self.event)[:one]]
        scans = [scan.uid for scan in held.scans][: len(text)]
        self.workspace.act(privacy.redact, person, Erasure("Permohonan", mentions, scans))

    def deeds(self) -> dict[str, Callable[[int, str], Any]]:
        act, ask, event, day = self.workspace.act, self.workspace.ask, self.event, self.day

        def pick(one: int, query: Callable[..., Any], *more: Any) -> str:
            rows = list(ask(query, event, *more))
            return rows[one % len(rows)].uid

        def item(one: int) -> str:
            return pick(one, lambda session, uid: agenda.agenda(session, uid).items)

        def issue(one: int) -> str:
            return pick(one, lambda session, uid: issues.inventory(session, uid).issues)

        def row(one: int) -> str:
            return pick(one, lambda session, uid: programmes.matrix(session, uid, ProgrammeKind.CURRENT).rows)

        def agency(one: int) -> str:
            return ask(organizations.organizations)[one % 2].uid

        def person(one: int) -> str:
            return pick(one, attendance.people)

        def note(one: int) -> str:
            return pick(one, notes.notes)

        return {
            "invite": lambda one, text: act(
                invitations.invite, event, Invitation(f"Orang {text}", organization=f"Dinas {one}")
            ),
            "edit person": lambda one, text: act(
                invitations.edit, person(one), position=text, organization=f"Dinas {text[:1]}"
            ),
            "remove person": lambda one, text: act(invitations.remove, [person(one)]),
            "mark": lambda one, text: act(
                attendance.mark, [person(one)], day, list(Presence)[len(text) % 3], reason=text
            ),
            "unmark": lambda one, text: act(attendance.unmark, [person(one)], day),
            "rename agency": lambda one, text: act(organizations.edit, agency(one), name=f"Biro {text}"),
            "add item": lambda one, text: act(agenda.add, day, title=text or "Acara", start_time="08.00"),
            "edit item": lambda one, text: act(agenda.edit, item(one), summary=text, speaker=text[:1]),
            "remove item": lambda one, text: act(agenda.remove, item(one), with_notes=bool(one % 2)),
            "note": lambda one, text: act(
                notes.write, day, text or "Kata", agenda_item_uid=item(one), attendee_uid=person(one)
            ),
            "edit note": lambda one, text: act(notes.edit, note(one), statement=text, response=text[:1]),
            "remove note": lambda one, text: act(notes.remove, note(one)),
            "to issue": lambda one, text: act(notes.to_issue, note(one)),
            "log": lambda one, text: act(issues.log, event, text or "Masalah"),
            "edit issue": lambda one, text: act(issues.edit, issue(one), commodity=text),
            "remove issue": lambda one, text: act(issues.remove, issue(one)),
            "follow up": lambda one, text: act(follow_ups.add, event, text or "Tindak", deadline=FIRST),
            "add row": lambda one, text: act(
                programmes.add, event, ProgrammeKind.CURRENT, sub_activity=text, budget_ceiling=one
            ),
            "edit row": lambda one, text: act(programmes.edit, row(one), target=one, remarks=text),
            "remove row": lambda one, text: act(programmes.remove, row(one)),
            "theme": lambda one, text: act(events.edit, event, theme=text),
            "emblem": lambda one, text: act(papers.put_emblem, event, b"\xff\xd8\xff" + bytes([one])),
            "attach": lambda one, text: act(attachments.attach, day, "Pindai", b"%PDF-" + bytes([one])),
            "redact": self.redact,
            "undo": lambda one, text: self.workspace.undo(),
            "redo": lambda one, text: self.workspace.redo(),
            "reopen": lambda one, text: self.reopen(),
            "settle": self.settle,
        }


DEEDS = [
    "invite", "edit person", "remove person", "remove person", "mark", "mark", "unmark", "rename agency",
    "add item", "edit item", "edit item", "remove item", "note", "edit note", "edit note", "remove note",
    "to issue", "log", "edit issue", "remove issue", "follow up", "add row", "edit row", "edit row",
    "remove row", "theme", "theme", "emblem", "undo", "undo", "redo", "reopen", "settle", "settle",
    "attach", "redact", "redact",
]  # fmt: skip


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer, "datetime", WildClock)


@pytest.fixture(scope="session")
def starter_file(template_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file every laptop starts from: an event with people, an item, a note and a problem."""
    path = tmp_path_factory.mktemp("starter") / "awal.rakor"
    shutil.copyfile(template_file, path)
    workspace = Workspace.open(path, actor="Panitia", label="P")
    workspace.act(events.create, name="Rakor", start_date=FIRST, end_date=FIRST + dt.timedelta(days=1))
    workspace.close()
    laptop = Laptop(path, "P")
    for nth, deed in enumerate(("invite", "invite", "add item", "note", "log", "add row", "mark")):
        laptop.do(deed, nth % 2, f"{deed} {nth}")
    laptop.close()
    return path


class Desk:
    """Laptops that start from one file, in a folder that is as fast as the computer has one."""

    def __init__(self, starter: Path, folder: Path) -> None:
        self.starter, self.folder = starter, folder
        self.laptops: list[Laptop] = []
        self._names = itertools.count()

    def place(self, source: Path) -> Path:
        return Path(shutil.copyfile(source, self.folder / f"{next(self._names)}.rakor"))

    def laptop(self, label: str, hours_off: int = 0, source: Path | None = None) -> Laptop:
        """A laptop with a copy of the starter file, or of another one."""
        self.laptops.append(Laptop(self.place(source or self.starter), label, hours_off))
        return self.laptops[-1]

    def copy(self, laptop: Laptop) -> Path:
        """A plain copy of a laptop's file, made while it is closed."""
        laptop.close()
        path = self.place(laptop.path)
        laptop.reopen()
        return path

    def close(self) -> None:
        for laptop in self.laptops:
            laptop.close()


@pytest.fixture
def desk(starter_file: Path, tmp_path: Path) -> Iterator[Desk]:
    """Laptops of one event."""
    found = Desk(starter_file, tmp_path)
    yield found
    found.close()


@pytest.fixture(scope="session")
def desks(starter_file: Path) -> Callable[[], Any]:
    """What gives a fresh desk for each example of a law."""
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    first = engine.engine_for(starter_file)

    def quick(path: Path, *, read_only: bool = False) -> Engine:
        """An engine that knows the statements the others have compiled: thousands of files are opened."""
        found = engine.engine_for(path, read_only=read_only)
        found.dialect, found._compiled_cache = first.dialect, first._compiled_cache
        return found

    class Fresh:
        def __enter__(self) -> Desk:
            self.patch = pytest.MonkeyPatch()
            self.patch.setattr(sessions, "engine_for", quick)
            self.folder = TemporaryDirectory(dir=memory)
            self.desk = Desk(starter_file, Path(self.folder.name))
            return self.desk

        def __exit__(self, *_error: object) -> None:
            self.desk.close()
            self.patch.undo()
            self.folder.cleanup()

    return Fresh


@pytest.fixture(scope="session")
def deeds() -> list[str]:
    """Everything that people do on a laptop, the likely things more than once."""
    return DEEDS


@pytest.fixture(scope="session")
def merged() -> Callable[..., Any]:
    """What merges files into a laptop's, without a copy put aside first."""
    return lambda laptop, *paths: merge(laptop.workspace, paths, keep=False)
