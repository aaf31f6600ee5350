"""Copies are verified, kept on a ladder, and never pushed out by a copy that cannot be trusted."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rakor_desktop.domain.errors import ForeignFileError, StorageError
from rakor_desktop.services import events, files
from rakor_desktop.store import backup
from rakor_desktop.store.workspace import Workspace

NOON = dt.datetime(2026, 4, 14, 12, 0)  # noqa: DTZ001 - names of copies are in the user's own time


def test_a_copy_taken_while_the_file_is_in_use_holds_everything_committed(workspace, event):
    workspace.act(events.edit, event, theme="sebelum salinan")

    copy = backup.tick(workspace.path, NOON)

    assert copy.name == "rakor 2026-04-14 12.00.00.rakor"
    workspace.act(events.edit, event, theme="sesudah salinan")
    opened = Workspace.open(copy)
    assert opened.ask(events.event, event).theme == "sebelum salinan"
    assert opened.ask(files.check).sound
    opened.close()


def test_no_second_copy_is_taken_while_nothing_changed(workspace, event):
    assert backup.tick(workspace.path, NOON)
    assert backup.tick(workspace.path, NOON + backup.EVERY) is None

    workspace.act(events.edit, event, theme="baru")
    assert backup.tick(workspace.path, NOON + 2 * backup.EVERY)


def test_a_copy_that_is_not_whole_is_thrown_away_and_the_old_ones_stay(workspace, event, tmp_path):
    good = backup.tick(workspace.path, NOON)
    broken = tmp_path / "rusak.rakor"
    whole = workspace.path.read_bytes()
    broken.write_bytes(whole[:20_000] + b"\xff" * 8_000 + whole[28_000:])

    with pytest.raises((ForeignFileError, StorageError)):
        backup.copy_to(broken, tmp_path / "x" / "salinan.rakor")

    assert good.exists()
    assert list((tmp_path / "x").iterdir()) == []


def test_no_old_copy_is_thinned_when_the_new_one_cannot_be_trusted(workspace, event):
    workspace.act(events.edit, event, background="isi " * 5_000)
    first = backup.tick(workspace.path, NOON - dt.timedelta(days=400))
    days = names(*(NOON - dt.timedelta(days=400 - n) for n in range(1, 9)))
    long_ago = [first, *(backup.copy_to(workspace.path, first.with_name(day.name)) for day in days)]
    workspace.act(events.edit, event, theme="baru")
    workspace.close()
    whole = workspace.path.read_bytes()
    workspace.path.write_bytes(whole[:20_000] + b"\xff" * 8_000 + whole[28_000:])

    with pytest.raises((ForeignFileError, StorageError)):
        backup.tick(workspace.path, NOON)

    assert all(copy.exists() for copy in long_ago)
    workspace.path.write_bytes(whole)
    assert backup.tick(workspace.path, NOON)
    assert 0 < sum(copy.exists() for copy in long_ago) < len(long_ago)


def test_a_copy_never_overwrites(workspace, event, tmp_path):
    target = tmp_path / "salinan.rakor"
    target.write_text("milik orang")
    with pytest.raises(StorageError, match="sudah ada"):
        backup.copy_to(workspace.path, target)
    assert target.read_text() == "milik orang"


def test_a_place_that_cannot_be_written_is_said(workspace, event, tmp_path):
    blocked = tmp_path / "berkas"
    blocked.write_text("")
    with pytest.raises(StorageError, match="tidak dapat ditulis"):
        backup.copy_to(workspace.path, blocked / "salinan.rakor")


def names(*moments):
    return [Path(f"rakor {moment.strftime(backup._STAMP)}.rakor") for moment in moments]


def test_the_ladder_keeps_tens_of_minutes_then_hours_then_days():
    day = [NOON - dt.timedelta(minutes=10 * n) for n in range(6 * 24 * 3)]

    spare = set(backup.thinned(names(*day), NOON))
    kept = [moment for moment, name in zip(day, names(*day), strict=True) if name not in spare]

    ages = [NOON - moment for moment in kept]
    assert sum(age <= dt.timedelta(hours=1) for age in ages) == 7
    assert 22 <= sum(dt.timedelta(hours=1) < age <= dt.timedelta(days=1) for age in ages) <= 24
    assert 2 <= sum(age > dt.timedelta(days=1) for age in ages) <= 3


@given(st.lists(st.integers(0, 60 * 24 * 90), min_size=1, max_size=200, unique=True))
def test_the_newest_copies_always_stay_and_thinning_twice_thins_nothing_more(minutes):
    moments = [NOON - dt.timedelta(minutes=m) for m in minutes]
    all_names = names(*moments)

    spare = backup.thinned(all_names, NOON)
    kept = [name for name in all_names if name not in spare]

    assert set(names(*sorted(moments)[-backup.NEWEST :])) <= set(kept)
    assert backup.thinned(kept, NOON) == []


def test_a_clock_that_is_years_off_for_once_does_not_empty_the_folder():
    days = [NOON - dt.timedelta(hours=n) for n in range(72)]

    kept = [*set(names(*days)) - set(backup.thinned(names(*days), NOON.replace(year=2044)))]

    assert set(names(*days[: backup.NEWEST])) < set(kept)


def test_a_copy_dated_years_ahead_is_not_taken_for_the_last_one(workspace, event):
    workspace.act(events.edit, event, theme="jam laptop salah")
    ahead = backup.tick(workspace.path, NOON.replace(year=2044))
    workspace.act(events.edit, event, theme="jam laptop benar")

    assert backup.tick(workspace.path, NOON)
    assert backup.tick(workspace.path, NOON + backup.EVERY) is None
    assert ahead.exists()


def test_copies_dated_ahead_do_not_cost_the_newest_one_its_place():
    ahead = names(*(NOON.replace(year=2044) + dt.timedelta(hours=n) for n in range(9)))
    today = names(*(NOON - dt.timedelta(minutes=n) for n in range(5)))

    assert not set(today) & set(backup.thinned([*ahead, *today], NOON))


def test_what_an_old_meeting_was_is_kept_when_its_file_is_changed_years_later(workspace, event):
    workspace.act(events.edit, event, theme="yang disepakati")
    agreed = backup.tick(workspace.path, NOON - dt.timedelta(days=800))
    workspace.act(events.edit, event, theme="terhapus tidak sengaja")

    for n in range(20):
        workspace.act(events.edit, event, theme=f"perubahan {n}")
        assert backup.tick(workspace.path, NOON + n * backup.EVERY)

    assert agreed.exists()


def test_a_source_that_is_gone_is_named(workspace, tmp_path):
    workspace.close()
    workspace.path.unlink()
    with pytest.raises(StorageError, match=r"“rakor\.rakor” tidak dapat dibuka"):
        backup.copy_to(workspace.path, tmp_path / "salinan.rakor")


def test_the_newest_copy_is_the_one_with_the_latest_date_whatever_its_name(workspace, event):
    folder = backup.folder_of(workspace.path)
    folder.mkdir()
    for name in ("z lama 2026-04-13 12.00.00.rakor", "a baru 2026-04-14 12.00.00.rakor"):
        (folder / name).touch()

    assert [copy.name[0] for copy in backup.copies(workspace.path)] == ["a", "z"]


def test_a_file_with_a_foreign_name_in_the_folder_is_left_alone(workspace, event):
    folder = backup.folder_of(workspace.path)
    folder.mkdir()
    (folder / "catatan saya.rakor").write_text("x")
    backup.tick(workspace.path, NOON)

    assert (folder / "catatan saya.rakor").exists()
    assert len(backup.copies(workspace.path)) == 1
