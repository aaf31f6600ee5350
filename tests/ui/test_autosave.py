"""When what is typed gets written."""

from datetime import UTC, timedelta

import pytest

from rakor_desktop.ui.autosave import PAUSE, Autosave


class Disk:
    """Counts what was written; refuses while it is full."""

    def __init__(self):
        self.full = False
        self.written = 0

    def write(self):
        if self.full:
            return False
        self.written += 1
        return True


@pytest.fixture
def disk():
    return Disk()


@pytest.fixture
def autosave(qapp):
    return Autosave(pause=20)


def test_the_pause_is_eight_tenths_of_a_second(qapp):
    assert PAUSE == 800
    assert Autosave()._timer.interval() == 800


def test_a_pause_writes_what_was_typed_once(qtbot, autosave, disk):
    with qtbot.waitSignal(autosave.saved):
        for _key in range(5):
            autosave.touch("note", disk.write)

    assert disk.written == 1
    assert not autosave.is_pending


def test_the_time_of_saving_is_aware_and_in_utc(qtbot, autosave, disk):
    with qtbot.waitSignal(autosave.saved) as saved:
        autosave.touch("note", disk.write)
        autosave.flush()

    assert saved.args[0].tzinfo is UTC
    assert saved.args[0].utcoffset() == timedelta(0)


def test_it_is_told_once_that_something_is_pending_and_once_that_nothing_is(qtbot, autosave, disk):
    told = []
    autosave.pending.connect(told.append)

    autosave.touch("a", disk.write)
    autosave.touch("a", disk.write)
    autosave.touch("b", disk.write)
    autosave.flush()

    assert told == [True, False]


def test_a_short_field_waits_until_it_is_left(qtbot, autosave, disk):
    autosave.touch("name", disk.write, after_pause=False)
    qtbot.wait(60)
    assert (disk.written, autosave.is_pending) == (0, True)

    assert autosave.flush("name")
    assert (disk.written, autosave.is_pending) == (1, False)


def test_leaving_one_field_does_not_write_another(autosave, disk):
    other = Disk()
    autosave.touch("name", disk.write, after_pause=False)
    autosave.touch("office", other.write, after_pause=False)

    autosave.flush("name")

    assert (disk.written, other.written, autosave.is_pending) == (1, 0, True)


def test_what_could_not_be_written_stays_pending_and_is_written_later(qtbot, autosave, disk):
    told = []
    autosave.pending.connect(told.append)
    disk.full = True
    autosave.touch("note", disk.write)

    qtbot.wait(60)
    assert autosave.flush() is False
    assert autosave.is_pending
    assert told == [True]

    disk.full = False
    assert autosave.flush() is True
    assert (disk.written, told) == (1, [True, False])


def test_one_refusal_does_not_keep_the_others_from_being_written(autosave, disk):
    full = Disk()
    full.full = True
    autosave.touch("date", full.write)
    autosave.touch("note", disk.write)

    assert autosave.flush() is False
    assert disk.written == 1


def test_nothing_is_written_for_a_change_that_was_taken_back(autosave, disk):
    autosave.touch("note", disk.write)
    autosave.forget("note")

    assert autosave.flush()
    assert (disk.written, autosave.is_pending) == (0, False)


def test_what_is_typed_while_it_is_written_is_written_too(autosave, disk):
    def write_and_type_on():
        autosave.touch("note", disk.write)
        return True

    autosave.touch("note", write_and_type_on)
    autosave.flush()
    assert autosave.is_pending

    autosave.flush()
    assert (disk.written, autosave.is_pending) == (1, False)


def test_an_error_in_writing_keeps_the_text_pending(autosave):
    def broken():
        raise OSError

    autosave.touch("note", broken)
    with pytest.raises(OSError):  # noqa: PT011
        autosave.flush()

    assert autosave.is_pending
