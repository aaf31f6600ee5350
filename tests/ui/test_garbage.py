"""Garbage is thrown away in the window's thread: widgets that end in another bring the program down."""

import gc
import threading
import weakref

import pytest

from rakor_desktop.ui import garbage
from rakor_desktop.ui.garbage import Garbage


class Knot:
    """Refers to itself, so that only a search for garbage finds it."""

    def __init__(self, ended):
        self.itself = self
        weakref.finalize(self, lambda: ended.append(threading.current_thread()))


@pytest.fixture(autouse=True)
def _as_it_was():
    yield
    gc.disable()


def make_garbage():
    for _ in range(20):
        [[] for _ in range(2000)]


def work_elsewhere():
    worker = threading.Thread(target=make_garbage)
    worker.start()
    worker.join()
    return worker


def test_python_by_itself_would_throw_things_away_in_any_thread():
    ended = []
    gc.enable()
    Knot(ended)
    worker = work_elsewhere()
    assert ended == [worker]


def test_a_thread_that_makes_garbage_throws_nothing_away(qtbot, monkeypatch):
    monkeypatch.setattr(garbage, "_INTERVAL", 10)
    ended, looking = [], Garbage()
    gc.enable()
    looking.start()
    Knot(ended)
    work_elsewhere()
    assert ended == []

    keep = [[] for _ in range(gc.get_threshold()[0] + 1)]
    qtbot.waitUntil(lambda: bool(ended))
    assert ended == [threading.main_thread()]
    assert len(keep) > 0


def test_what_is_old_is_looked_through_more_rarely(monkeypatch):
    looked = []
    monkeypatch.setattr(gc, "collect", looked.append)
    monkeypatch.setattr(gc, "get_threshold", lambda: (700, 10, 10))
    for counts in ((5, 11, 0), (5, 3, 0), (900, 3, 1), (900, 11, 3), (900, 2, 11)):
        monkeypatch.setattr(gc, "get_count", lambda counts=counts: counts)
        garbage.collect_what_is_due()
    assert looked == [1, 0, 1, 2]
