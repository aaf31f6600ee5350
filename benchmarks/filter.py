"""From a key in the search of the attendance list to the painted list, beside a scan of the same texts.

Measured in the real page on a screen, unsorted and sorted, with and without filtered columns; the list is
painted once more at the end of every key, so that no painting can hide behind the clock. The floor only looks
for the words in the texts; it neither sorts nor paints.
"""

from __future__ import annotations

import datetime as dt
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from rakor_desktop.domain.attendance import AttendeeRow, Mark, Presence, Role
from rakor_desktop.domain.ranks import OfficeLevel
from rakor_desktop.services import events, regions
from rakor_desktop.store.workspace import Workspace
from rakor_desktop.ui import theme
from rakor_desktop.ui.attendance.people.lines import line_of
from rakor_desktop.ui.attendance.people.page import ListPage
from rakor_desktop.ui.attendance.roll import Roll
from rakor_desktop.ui.context import AppContext
from rakor_desktop.ui.preferences import Preferences

TARGETS = {2_000: 16.0, 10_000: 50.0}
"""Milliseconds at the 95th percentile, by the number of people."""
TYPED = ("maria nahak", "kepala dinas belu", "tts", "19790", "yosef seran 12", "xyz")
NAME, REGION = 1, 5
_GIVEN = ("Maria", "Yosef", "Anton", "Berta", "Klara", "Paulus", "Yohanes", "Martha", "Petrus", "Theresia")
_CLAN = ("Nahak", "Seran", "Bria", "Klau", "Tefa", "Manek", "Lopo", "Taek", "Neno", "Ratu", "da Costa")
_WORK = ("Kepala Dinas", "Sekretaris Dinas", "Kepala Bidang", "Analis", "Penyuluh", "")
_LEVELS = tuple(OfficeLevel)


def people(count: int, session_uid: str, places: list) -> list[AttendeeRow]:
    made = []
    for nth in range(count):
        place = places[nth * 7 % len(places)]
        here = nth % 3 == 0
        at = dt.datetime(2026, 4, 14, 0, nth % 60, tzinfo=dt.UTC)
        made.append(
            AttendeeRow(
                uid=f"attendee {nth}",
                person_uid=f"person {nth}",
                prefix="Drs." if nth % 5 == 0 else "",
                name=f"{_GIVEN[nth * 5 % len(_GIVEN)]} {_CLAN[nth * 11 % len(_CLAN)]} {nth}",
                suffix="M.Si." if nth % 4 == 0 else "",
                role=Role.PARTICIPANT,
                level=_LEVELS[nth * 3 % len(_LEVELS)],
                position=_WORK[nth % len(_WORK)],
                nip=f"{1970 + nth % 30}0101200501{nth:05d}"[:18] if nth % 2 else "",
                sex="LP"[nth % 2],
                organization=f"Dinas Perindustrian dan Perdagangan {place.name}",
                region_uid=place.uid,
                region_code=place.code,
                region=place.name,
                badge_code=f"Q{nth:05d}",
                marks=(Mark(session_uid, Presence.PRESENT, at),) if here else (),
            )
        )
    return made


def show(page: ListPage, count: int) -> None:
    roll = page.roll
    roll.rows = people(count, roll.session_uid, list(roll.gazetteer.regencies))
    roll.by_uid = {row.uid: row for row in roll.rows}
    held = roll.session
    roll.lines = [line_of(no, row, held, roll.readings) for no, row in enumerate(roll.rows, start=1)]
    roll.changed.emit(None)


def keystrokes(page: ListPage) -> list[float]:
    """Return the milliseconds from each key until all that follows from it is done, the painting last."""
    app, spent = QApplication.instance(), []
    for text in TYPED:
        keys: list[Callable[[], None]] = [
            lambda letter=letter: QTest.keyClicks(page.bar.search, letter) for letter in text
        ]
        keys += [lambda: QTest.keyClick(page.bar.search, Qt.Key.Key_Backspace)] * len(text)
        for key in keys:
            app.processEvents()
            began = time.perf_counter()
            key()
            app.processEvents()
            page.view.viewport().repaint()
            spent.append((time.perf_counter() - began) * 1000)
    return spent


def scans(page: ListPage) -> list[float]:
    """Return the milliseconds of looking for the same words in the same texts."""
    texts, spent = [page.desk.finder.words(line) for line in page.roll.lines], []
    for text in TYPED:
        for end in (*range(1, len(text) + 1), *range(len(text) - 1, -1, -1)):
            began = time.perf_counter()
            words = text[:end].split()
            [place for place, known in enumerate(texts) if all(word in known for word in words)]
            spent.append((time.perf_counter() - began) * 1000)
    return spent


def p95(spent: list[float]) -> float:
    return statistics.quantiles(spent, n=20)[-1]


def measure(page: ListPage, count: int) -> bool:
    table, header = page.table, page.view.header()
    show(page, count)
    floor, good = p95(scans(page)), True
    print(f"{count:6} people, floor (words in texts)        {floor:6.1f} ms at the 95th percentile")
    for name, column, kept in (
        ("as given", -1, {}),
        ("sorted by region", REGION, {}),
        ("sorted by name, two columns filtered", NAME, {7: {"P", "L"}, 3: set(_WORK)}),
    ):
        header.setSortIndicator(column, Qt.SortOrder.AscendingOrder)
        for filtered, values in kept.items():
            table.keep_only(filtered, values)
        spent = keystrokes(page)
        most = TARGETS[count]
        worst = p95(spent)
        good = good and worst <= most
        middle = statistics.median(spent)
        print(f"{count:6} people, {name:37}{worst:6.1f} ms (median {middle:4.1f}; target {most:.0f} ms)")
        table.keep_all()
    return good


def main() -> int:
    application = QApplication([])
    theme.apply(application, "light")
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace.create(Path(folder) / "bench.rakor")
        app = AppContext(workspace, Preferences(laptop="A"))
        app.set_event(
            workspace.act(
                events.create, name="Rakor", start_date=dt.date(2026, 4, 14), end_date=dt.date(2026, 4, 16)
            )
        )
        roll = Roll(app)
        roll.read()
        assert workspace.ask(regions.gazetteer).regencies
        page = ListPage(app, roll)
        page.resize(1216, 640)
        page.show()
        QTest.qWait(200)
        good = [measure(page, count) for count in TARGETS]
        app.close()
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
