"""The items of one day as the agenda lists them, and a table into which they are typed."""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal

from rakor_desktop.domain import dates
from rakor_desktop.domain.agenda import Agenda, AgendaItemRow
from rakor_desktop.domain.agenda_rules import AgendaFinding
from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.ui.table import Column, TableView
from rakor_desktop.ui.theme import State


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """One item, with what is wrong about it."""

    item: AgendaItemRow
    zone: str
    findings: tuple[AgendaFinding, ...] = ()

    @property
    def uid(self) -> str:
        """The uid of the item."""
        return self.item.uid

    @property
    def state(self) -> State:
        """The colour of how far the item has come."""
        if self.item.running:
            return State.INFO
        return State.OK if self.item.ended_at else State.IDLE

    @property
    def word(self) -> str:
        """How far the item has come, with the actual times where the meeting is held."""
        started, ended = self.clock(self.item.started_at), self.clock(self.item.ended_at)
        if self.item.running:
            return _("Berlangsung · {time}").format(time=started)
        if self.item.ended_at is None:
            return _("Belum")
        return _("Selesai · {start}–{end}").format(start=started, end=ended) if started else _("Selesai")

    @property
    def severity(self) -> State | None:
        """How bad the worst finding is, None if there is none."""
        if not self.findings:
            return None
        return State.BAD if any(one.severity == "error" for one in self.findings) else State.WARN

    @property
    def verdict(self) -> str:
        """The worst finding in one word."""
        return {State.BAD: _("Salah"), State.WARN: _("Periksa")}.get(self.severity or State.OK, "")

    @property
    def sentences(self) -> str:
        """What is wrong, in sentences."""
        return " ".join(one.sentence for one in self.findings)

    def clock(self, moment: dt.datetime | None) -> str:
        """Return an actual time as the clocks of the place show it."""
        return dates.local_clock(moment, self.zone) if moment else ""


def lines_of(
    items: Sequence[AgendaItemRow], findings: Iterable[AgendaFinding], zone: str
) -> list[AgendaLine]:
    """Return the items with the findings that name them."""
    wrong: dict[str, tuple[AgendaFinding, ...]] = {}
    for one in findings:
        wrong[one.uid] = (*wrong.get(one.uid, ()), one)
    return [AgendaLine(item, zone, wrong.get(item.uid, ())) for item in items]


def chips_of(agenda: Agenda, findings: Sequence[AgendaFinding], zone: str) -> list[tuple[State, str]]:
    """Return what is true of the whole agenda now: what is under way, how much is done, what is wrong."""
    chips = []
    if agenda.running is not None:
        word = AgendaLine(agenda.running, zone).word
        title = textwrap.shorten(agenda.running.title, 48, placeholder="…")
        chips.append((State.INFO, f"{title}: {word[:1].lower()}{word[1:]}"))
    severities = {one.uid: one.severity for one in findings}
    severities |= {one.uid: one.severity for one in findings if one.severity == "error"}
    wrong = sum(severity == "error" for severity in severities.values())
    counts = (
        (State.OK, sum(item.ended_at is not None for item in agenda.items), _("{n} selesai")),
        (State.BAD, wrong, _("{n} salah jam atau tanggal")),
        (State.WARN, len(severities) - wrong, _("{n} perlu diperiksa")),
    )
    return chips + [(state, words.format(n=n)) for state, n, words in counts if n]


def _clock(text: str) -> str:
    return dates.parse_clock(text) if text.strip() else ""


def _shown(clock: str) -> str:
    return dates.clock(clock) if clock else ""


TITLE, FINDING = 2, 4
"""Where the columns of the titles and of what is wrong are."""

COLUMNS: tuple[Column[AgendaLine], ...] = (
    Column(N_("Mulai"), lambda line: _shown(line.item.start_time), width=6, field="start_time", parse=_clock),
    Column(N_("Sampai"), lambda line: _shown(line.item.end_time), width=6, field="end_time", parse=_clock),
    Column(
        N_("Mata acara"),
        lambda line: line.item.title,
        width=22,
        stretch=True,
        field="title",
        icon=lambda line: "circle-play" if line.item.running else "",
    ),
    Column(N_("Keadaan"), lambda line: line.word, width=20, state=lambda line: line.state),
    Column(
        N_("Periksa"),
        lambda line: line.verdict,
        width=11,
        state=lambda line: line.severity,
        tip=lambda line: line.sentences,
    ),
    Column(N_("Narasumber/PJ"), lambda line: line.item.speaker, width=14, field="speaker"),
    Column(N_("Moderator"), lambda line: line.item.moderator, width=9, field="moderator"),
)


class AgendaTable(TableView[AgendaLine]):
    """Asks for one more row when Enter is pressed on the last one."""

    row_wanted = Signal()

    def _step(self, down: int, right: int) -> None:
        if down > 0 and self.currentIndex().row() == self.table.rowCount() - 1:
            self.row_wanted.emit()
        else:
            super()._step(down, right)
