"""The search of the attendance desk: how fast the list follows the keys, and what survives typing errors.

Needs a display. The floor is the plainest search there is: the typed text anywhere in one string a person,
all of them looked through, nothing painted.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import crowd
from desk import fill
from PySide6.QtCore import QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from rakor_desktop.domain.attendance import AttendeeRow
from rakor_desktop.services import attendance
from rakor_desktop.services.finding import Index
from rakor_desktop.store import reference
from rakor_desktop.store.workspace import Workspace
from rakor_desktop.ui import theme
from rakor_desktop.ui.context import AppContext
from rakor_desktop.ui.preferences import Preferences
from rakor_desktop.ui.window import MainWindow

AT_MOST = {2_000: 0.016, 10_000: 0.050}
SEARCHES, FIRST, AT_LEAST = 500, 3, 0.98
TYPED = 40


def main() -> int:
    """Measure, print, and tell whether all promises are kept."""
    qt = QApplication([])
    theme.apply(qt, "light")
    kept = [followed(qt, listed) for listed in AT_MOST]
    return 0 if misspelled() and all(kept) else 1


def followed(qt: QApplication, listed: int) -> bool:
    """Type in the real window with so many people on the list, and print how long the list takes."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["RAKOR_HOME"] = home
        file = Path(home) / "search.rakor"
        fill(file, listed)
        app = AppContext(Workspace.open(file, label="A"), Preferences(laptop="A", last_tab="attendance"))
        window = MainWindow(app)
        window.resize(1366, 736)
        window.show()
        QTest.qWaitForWindowExposed(window)
        QTest.qWait(200)
        page = window.pages["attendance"].open("desk")
        people = app.ask(attendance.people, app.event_uid)
        texts = [typed for _row, _asked, typed in crowd.searches(people[:2_000], TYPED, listed)]
        times = []
        for text in texts:
            page.search.clear()
            for letter in text:
                start = time.perf_counter()
                QTest.keyClicks(page.search, letter)
                qt.sendPostedEvents(None, QEvent.Type.LayoutRequest)
                qt.processEvents()
                times.append(time.perf_counter() - start)
        window.end()
        app.close()
    bare = floor(people, texts)
    late = sorted(times)[int(len(times) * 0.95)]
    print(
        f"{listed:>6,} people: key to painted list   p50 {statistics.median(times) * 1e3:5.1f} ms   "
        f"p95 {late * 1e3:5.1f} ms (at most {AT_MOST[listed] * 1e3:.0f}; {len(times)} keys)   "
        f"plain scan {bare * 1e3:.1f} ms"
    )
    return late <= AT_MOST[listed]


def floor(people: Sequence[AttendeeRow], texts: Sequence[str]) -> float:
    """Return the median of the seconds in which the plainest search looks through everybody."""
    lines = [f"{row.full_name}\n{row.organization}\n{row.region}\n{row.nip}".casefold() for row in people]
    times = []
    for text in texts:
        start = time.perf_counter()
        [line for line in lines if text in line]
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def misspelled() -> bool:
    """Print how often the right person is among the first, against the plainest search."""
    regions = reference.regions()
    people = crowd.rows(2_000, [region for region in regions if region.is_regency])
    index = Index(people, regions)
    found = plain = wrong = 0
    for row, _asked, typed in crowd.searches(people, SEARCHES, 2026):
        answer = index.find(typed)
        found += row.uid in [hit.row.uid for hit in answer.hits[:FIRST]]
        wrong += answer.meant is not None and answer.meant.uid != row.uid
        plain += typed.casefold() in f"{row.full_name} {row.region}".casefold()
    print(
        f"{SEARCHES} misspelled searches, the right person in the first {FIRST}: {found / SEARCHES:.1%} "
        f"(at least {AT_LEAST:.0%}); a plain scan {plain / SEARCHES:.1%}"
    )
    print(f"Enter would take somebody else who is really spelled so: {wrong}")
    return found / SEARCHES >= AT_LEAST


if __name__ == "__main__":
    sys.exit(main())
