"""A user whose own folders cannot be written can still work."""

import os

import pytest

from rakor_desktop import paths


@pytest.fixture
def makeshift(monkeypatch, tmp_path):
    """Where things go that have no home; in this test's own folder."""
    place = tmp_path / "sementara"
    place.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(place))
    paths._makeshift.cache_clear()
    yield place
    paths._makeshift.cache_clear()


def test_the_folders_of_a_user_are_made_below_the_home_given(tmp_path):
    assert paths.user_data() == tmp_path / "data"
    assert paths.user_data().is_dir()


def test_a_home_that_is_a_file_is_replaced_until_the_end(monkeypatch, makeshift, tmp_path):
    home = tmp_path / "berkas"
    home.write_text("")
    monkeypatch.setenv("RAKOR_HOME", str(home))

    assert paths.logs().is_dir()
    assert paths.logs().is_relative_to(makeshift)
    assert paths.user_config().parent == paths.user_data().parent


def test_a_user_without_a_home_is_given_one_until_the_end(monkeypatch, makeshift):
    for name in ("RAKOR_HOME", "HOME", *(name for name in os.environ if name.startswith("XDG_"))):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("os.path.expanduser", lambda path: path)

    assert paths.user_data().is_dir()
    assert paths.user_data().is_relative_to(makeshift)


def test_paths_are_shown_to_a_user_without_a_home(monkeypatch, tmp_path):
    monkeypatch.delenv("HOME", raising=False)
    monkeypatch.setattr("os.path.expanduser", lambda path: path)

    assert paths.for_reading(tmp_path) == str(tmp_path)
    assert paths.first_choice().is_dir()
