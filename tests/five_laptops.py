"""The example meeting and what five laptops made of it, written once and copied for each test."""

import datetime as dt
import shutil
import sqlite3
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rakor_desktop.services import demo, demo_laptops, events
from rakor_desktop.store import migrate
from rakor_desktop.store.workspace import Workspace


@dataclass(frozen=True)
class Five:
    """The secretariat's own file and the stick with the files of the five others."""

    own: Path
    stick: Path

    @property
    def paths(self) -> list[Path]:
        return sorted(self.stick.glob("*.rakor"))

    def laptop(self, letter: str) -> Path:
        return self.stick / f"rakor laptop {letter}.rakor"

    def open(self) -> Workspace:
        return Workspace.open(self.own, actor="Sekretariat", label="S")


@cache
def _made() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="rakor-five-"))
    own = folder / "rakor.rakor"
    migrate.create(own)
    workspace = Workspace.open(own, actor="Sekretariat", label="S")
    demo.build(workspace)
    workspace.close()
    demo_laptops.write(own, folder / "stik")
    return folder


def five(folder: Path) -> Five:
    """Five laptops' files in a folder of the test's own."""
    made = _made()
    here = folder / "lima"
    shutil.copytree(made, here)
    return Five(here / "rakor.rakor", here / "stik")


def other_meeting(path: Path) -> Path:
    """A file of another meeting that shares nothing with the example."""
    workspace = Workspace.create(path, actor="Orang Lain", label="Q")
    day = dt.date(2026, 6, 1)
    workspace.act(events.create, name="Rakor Perdagangan", start_date=day, end_date=day)
    workspace.close()
    return path


def changed(path: Path, statement: str) -> Path:
    """The same file after somebody wrote in it from outside."""
    connection = sqlite3.connect(path)
    connection.execute(statement)
    connection.commit()
    connection.close()
    return path


def flipped(path: Path) -> Path:
    """The same file with one letter of its history changed, of something that is new."""
    return changed(
        path,
        "UPDATE journal_entry SET content = replace(content, 'a', 'e') WHERE (branch_no, seq) ="
        " (SELECT branch_no, seq FROM journal_entry WHERE content LIKE '%a%' ORDER BY lamport DESC LIMIT 1)",
    )
