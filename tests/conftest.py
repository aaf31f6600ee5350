"""What tests of every layer start from: a file of their own, an event in it, and a user with an empty home."""

import datetime as dt
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from rakor_desktop.domain import i18n
from rakor_desktop.services import events
from rakor_desktop.store import migrate, reference
from rakor_desktop.store.workspace import Workspace

EVENT_NAME = "Rapat Koordinasi Bidang Perindustrian Provinsi Nusa Tenggara Timur Tahun 2026"
FIRST_DAY, LAST_DAY = dt.date(2026, 4, 14), dt.date(2026, 4, 16)

settings.register_profile("quick", deadline=None, max_examples=50)
settings.register_profile("thorough", deadline=None, max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RAKOR_HOME", str(tmp_path))


@pytest.fixture(autouse=True)
def _indonesian() -> Iterator[None]:
    i18n.use(i18n.INDONESIAN, Path())
    yield
    i18n.use(i18n.INDONESIAN, Path())


@pytest.fixture(scope="session")
def template_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file without any event, made once; tests copy it and never open it."""
    path = tmp_path_factory.mktemp("template") / "kosong.rakor"
    migrate.create(path)
    return path


@pytest.fixture
def rakor_file(template_file: Path, tmp_path: Path) -> Path:
    """A file of this test's own, without any event."""
    return Path(shutil.copyfile(template_file, tmp_path / "rakor.rakor"))


@pytest.fixture
def workspace(rakor_file: Path) -> Iterator[Workspace]:
    """The file, opened for writing by “Uji” on laptop A."""
    opened = Workspace.open(rakor_file, actor="Uji", label="A")
    yield opened
    opened.close()


@pytest.fixture
def event(workspace: Workspace) -> str:
    """The uid of an event of three days, 14 to 16 April 2026."""
    return workspace.act(events.create, name=EVENT_NAME, start_date=FIRST_DAY, end_date=LAST_DAY)


@pytest.fixture
def day(workspace: Workspace, event: str) -> str:
    """The uid of the first day of the event."""
    return workspace.ask(events.days, event)[0].uid


@pytest.fixture
def region() -> Callable[[str], str]:
    """What turns the code of a region into its uid: ``region("53.05")`` is Kabupaten Alor."""
    uids = {row.code: row.uid for row in reference.regions()}
    return uids.__getitem__
