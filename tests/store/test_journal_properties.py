"""Whatever people do, in whatever order: the history tells it, and taking it back takes it back."""

import datetime as dt
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rakor_desktop.domain.attendance import Presence
from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.minutes import ResolutionKind
from rakor_desktop.domain.programmes import ProgrammeKind
from rakor_desktop.services import (
    agenda,
    attendance,
    events,
    files,
    follow_ups,
    invitations,
    issues,
    notes,
    organizations,
    papers,
    programmes,
    resolutions,
)
from rakor_desktop.services.invitations import Invitation
from rakor_desktop.store.journal import reader, replay
from rakor_desktop.store.journal.recorder import defaults
from rakor_desktop.store.schema import JOURNALLED
from rakor_desktop.store.tables import raw_rows
from rakor_desktop.store.workspace import Workspace

EXAMPLES = settings.default.max_examples // 3
"""Each is a whole sitting with a file."""

FIRST = dt.date(2026, 4, 14)
MONEY = st.none() | st.integers(-1, 10**13 + 1)
Step = tuple[str, int, int, str, Any]
steps = st.lists(
    st.tuples(
        st.sampled_from(
            [
                "invite", "edit person", "remove person", "mark", "unmark", "rename agency",
                "add item", "edit item", "move item", "start", "finish", "remove item", "usual",
                "write", "edit note", "remove note", "move note", "to issue", "to follow-up",
                "log", "edit issue", "remove issue", "confirm", "withdraw",
                "add row", "edit row", "carry", "remove row",
                "resolve", "move resolution", "remove resolution", "follow up", "remove follow-up",
                "dates", "purposes", "paper", "emblem", "undo", "undo", "redo",
            ]
        ),
        st.integers(0, 4),
        st.integers(0, 4),
        st.text(max_size=12),
        MONEY,
    ),
    min_size=4,
    max_size=25,
)  # fmt: skip


class Person:
    """Somebody who does things in a file; what is refused is left."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.event = workspace.ask(events.current) or ""

    def do(self, step: Step) -> None:
        """Take one step, if it is possible now."""
        what, one, other, text, money = step
        with suppress(RakorError, IndexError):
            if what == "undo":
                self.workspace.undo()
            elif what == "redo":
                self.workspace.redo()
            else:
                self._act(what, one, other, text, money)

    def _act(self, what: str, one: int, other: int, text: str, money: int | None) -> None:
        act, event = self.workspace.act, self.event
        days = [day.uid for day in self.workspace.ask(events.days, event)]
        day = days[other % len(days)]
        region = self.workspace.ask(events.event, event).host_region_uid

        def pick(query: Callable[..., Any], *more: Any) -> str:
            rows = list(self.workspace.ask(query, event, *more))
            if not rows:
                raise RakorError(what)
            return rows[one % len(rows)].uid

        def item() -> str:
            return pick(lambda session, uid: agenda.agenda(session, uid).items)

        def issue() -> str:
            return pick(lambda session, uid: issues.inventory(session, uid).issues)

        def row(kind: ProgrammeKind) -> str:
            return pick(lambda session, uid: programmes.matrix(session, uid, kind).rows)

        def person() -> str:
            return pick(attendance.people)

        actions: dict[str, Callable[[], Any]] = {
            "invite": lambda: act(invitations.invite, event, Invitation(f"N{text}", region_uid=region)),
            "edit person": lambda: act(invitations.edit, person(), position=text, organization=text[:2]),
            "remove person": lambda: act(invitations.remove, [person()]),
            "mark": lambda: act(attendance.mark, [person()], day, list(Presence)[one % 3], reason=text),
            "unmark": lambda: act(attendance.unmark, [person()], day),
            "rename agency": lambda: act(
                organizations.edit,
                self.workspace.ask(organizations.organizations)[one].uid,
                name=text,
            ),
            "add item": lambda: act(agenda.add, day, title=text, start_time=f"0{one}.0{other}"),
            "edit item": lambda: act(
                agenda.edit, item(), summary=text, date=FIRST + dt.timedelta(days=other)
            ),
            "move item": lambda: act(agenda.move, item(), day, other),
            "start": lambda: act(agenda.start, item()),
            "finish": lambda: act(agenda.finish, item()),
            "remove item": lambda: act(agenda.remove, item(), with_notes=bool(other % 2)),
            "usual": lambda: act(agenda.fill_usual, event),
            "write": lambda: act(notes.write, day, text, attendee_uid=person() if one % 2 else None),
            "edit note": lambda: act(notes.edit, pick(notes.notes), statement=text, response=text),
            "remove note": lambda: act(notes.remove, pick(notes.notes)),
            "move note": lambda: act(notes.move, pick(notes.notes), day, other),
            "to issue": lambda: act(notes.to_issue, pick(notes.notes)),
            "to follow-up": lambda: act(notes.to_follow_up, pick(notes.notes)),
            "log": lambda: act(issues.log, event, text, region_uid=region if one % 2 else None),
            "edit issue": lambda: act(issues.edit, issue(), commodity=text, region_uid=region),
            "remove issue": lambda: act(issues.remove, issue()),
            "confirm": lambda: act(issues.confirm_none, event, region),
            "withdraw": lambda: act(issues.withdraw_none, event, region),
            "add row": lambda: act(
                programmes.add, event, list(ProgrammeKind)[one % 2], sub_activity=text, budget_ceiling=money
            ),
            "edit row": lambda: act(
                programmes.edit, row(ProgrammeKind.CURRENT), forward_estimate=money, target=other
            ),
            "carry": lambda: act(programmes.carry_over, [row(ProgrammeKind.CURRENT)]),
            "remove row": lambda: act(programmes.remove, row(ProgrammeKind.PLAN)),
            "resolve": lambda: act(
                resolutions.add, event, list(ResolutionKind)[one % 2], text, section=text[:1]
            ),
            "move resolution": lambda: act(resolutions.move, pick(resolutions.resolutions), other),
            "remove resolution": lambda: act(resolutions.remove, pick(resolutions.resolutions)),
            "follow up": lambda: act(follow_ups.add, event, text, deadline=FIRST),
            "remove follow-up": lambda: act(follow_ups.remove, pick(follow_ups.follow_ups)),
            "dates": lambda: act(
                events.edit,
                event,
                start_date=FIRST + dt.timedelta(days=one),
                end_date=FIRST + dt.timedelta(days=4),
            ),
            "purposes": lambda: act(events.edit, event, purposes=(text, f"b\n{text}"), theme=text),
            "paper": lambda: act(papers.edit_paper_settings, event, blank_rows=one, show_nip=bool(other % 2)),
            "emblem": lambda: act(papers.put_emblem, event, b"\xff\xd8\xff" + bytes([one])),
        }
        actions[what]()


@pytest.fixture(scope="session")
def prepared_file(template_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An event with three people, two items and a note; copied, never opened."""
    path = tmp_path_factory.mktemp("prepared") / "rakor.rakor"
    shutil.copyfile(template_file, path)
    workspace = Workspace.open(path)
    event = workspace.act(
        events.create, name="Rakor", start_date=FIRST, end_date=FIRST + dt.timedelta(days=2)
    )
    somewhere = workspace.ask(lambda session: issues.regions.gazetteer(session).regencies[4].uid)
    workspace.act(events.edit, event, host_region_uid=somewhere)
    person = Person(workspace)
    for what in ("invite", "invite", "invite", "mark", "add item", "add item", "write", "log", "add row"):
        person.do((what, 1, 0, f"{what} {len(what)}{workspace.ask(files.check).rows}", 5))
    workspace.close()
    return path


@contextmanager
def opened(source: Path, folder: Path, name: str) -> Iterator[Workspace]:
    path = Path(shutil.copyfile(source, folder / name))
    workspace = Workspace.open(path, label="B")
    try:
        yield workspace
    finally:
        workspace.close()
        for file in folder.glob(f"*{name}*"):
            file.unlink()


@settings(max_examples=EXAMPLES)
@given(steps)
def test_taking_everything_back_gives_the_file_as_it_was(prepared_file, tmp_path_factory, doings):
    with opened(prepared_file, tmp_path_factory.getbasetemp(), "semua.rakor") as workspace:
        before = workspace.ask(files.dump)
        person = Person(workspace)
        for step in doings:
            person.do(step)
        after = workspace.ask(files.dump)
        assert workspace.ask(files.check).problems == []

        undone = 0
        while workspace.can_undo:
            workspace.undo()
            undone += 1
        assert without_blobs(workspace.ask(files.dump)) == without_blobs(before)

        for _nth in range(undone):
            workspace.redo()
        assert workspace.ask(files.dump) == after
        assert workspace.ask(files.check).problems == []


@settings(max_examples=EXAMPLES)
@given(st.lists(steps, max_size=4))
def test_the_tables_are_what_the_history_tells(prepared_file, tmp_path_factory, sittings):
    folder = tmp_path_factory.getbasetemp()
    with opened(prepared_file, folder, "riwayat.rakor") as workspace:
        path = workspace.path
    shutil.copyfile(prepared_file, path)
    for at, doings in enumerate(sittings):
        workspace = Workspace.open(path, label="AB"[at % 2])
        person = Person(workspace)
        for step in doings:
            person.do(step)
        workspace.close()
    workspace = Workspace.open(path, read_only=True)
    try:
        assert workspace.ask(retold) == workspace.ask(standing)
        assert workspace.ask(files.check).problems == []
    finally:
        workspace.close()


def retold(session):
    """Every row as the journal alone tells it."""
    ancestry = replay.Ancestry(reader.branches(session.connection()))
    rows = {}
    for key, story in replay.stories(reader.entries(session.connection())).items():
        shown = replay.project(story, ancestry)
        if shown is not None:
            kind, uid = key.split("/", 1)
            rows[kind, uid] = {**defaults(JOURNALLED[kind]), **shown, "uid": uid}
    return rows


def standing(session):
    """Every row as it stands in its table."""
    return {
        (kind, uid): row
        for kind, model in JOURNALLED.items()
        for uid, row in raw_rows(session, model).items()
    }


def without_blobs(dump: str) -> str:
    """Bytes that were once put in stay: they are outside the history."""
    return dump[dump.index('"tables"') :]
