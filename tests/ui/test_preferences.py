"""What the program remembers for one user on one laptop."""

import json
from pathlib import Path

import pytest

from rakor_desktop.ui import preferences
from rakor_desktop.ui.preferences import Preferences


def test_without_a_file_everything_is_as_delivered():
    assert preferences.load(preferences.file()) == preferences.Loaded(Preferences())


def test_what_was_saved_is_read_again():
    kept = Preferences(
        language="en",
        palette="dark",
        text_size=130,
        actor="Yohanes",
        laptop="C",
        recent=("/a.rakor", "/b.rakor"),
        last_tab="issues",
        geometry="AdnQ",
        columns={"attendance": "AAAA"},
    )
    preferences.save(preferences.file(), kept)

    assert preferences.load(preferences.file()) == preferences.Loaded(kept)


def test_a_file_whose_name_is_no_text_is_remembered():
    kept = Preferences(recent=(b"/rak\xffor.rakor".decode(errors="surrogateescape"),))
    preferences.save(preferences.file(), kept)

    assert preferences.load(preferences.file()) == preferences.Loaded(kept)


@pytest.mark.parametrize("rubbish", [b"", b"{", b"[]", b"\xff\xfe\x00", b"null", b'"id"'])
def test_a_broken_file_gives_the_defaults_and_a_notice(rubbish):
    preferences.file().write_bytes(rubbish)

    loaded = preferences.load(preferences.file())

    assert loaded.preferences == Preferences()
    assert "pengaturan bawaan" in loaded.notice


def test_what_makes_no_sense_is_left_out_and_the_rest_is_kept():
    preferences.file().write_text(
        json.dumps(
            {
                "language": "xx",
                "palette": "pink",
                "text_size": 9000,
                "laptop": "ÄÖ",
                "recent": ["/a.rakor", 7],
                "columns": {"agenda": "AA", "notes": 3},
                "actor": "Maria",
                "from_a_later_version": True,
            }
        )
    )

    loaded = preferences.load(preferences.file())

    assert loaded == preferences.Loaded(
        Preferences(actor="Maria", recent=("/a.rakor",), columns={"agenda": "AA"})
    )


def test_a_write_that_fails_leaves_the_old_preferences(monkeypatch):
    preferences.save(preferences.file(), Preferences(actor="Maria"))

    def full(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        preferences.save(preferences.file(), Preferences(actor="Yohanes"))

    assert preferences.load(preferences.file()).preferences.actor == "Maria"
    assert [path.name for path in preferences.file().parent.iterdir()] == ["preferences.json"]


def test_the_last_file_comes_first_and_only_once_and_few_are_kept():
    kept = Preferences()
    for number in range(12):
        kept = kept.opened(Path(f"/{number}.rakor"))
    kept = kept.opened(Path("/9.rakor"))

    assert kept.recent[:3] == ("/9.rakor", "/11.rakor", "/10.rakor")
    assert len(kept.recent) == len(set(kept.recent)) == 8
    assert "/9.rakor" not in kept.forgotten(Path("/9.rakor")).recent


def test_the_columns_of_one_table_do_not_touch_those_of_another():
    kept = Preferences().with_columns("agenda", "AA").with_columns("notes", "BB").with_columns("agenda", "CC")

    assert kept.columns == {"agenda": "CC", "notes": "BB"}
