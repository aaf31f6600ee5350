"""Spreadsheets are read by a process that may use so much and no more, and that goes when it is not wanted."""

import os
import resource
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from rakor_desktop.exchange import sandbox
from rakor_desktop.exchange.refusal import SheetRefusedError
from rakor_desktop.exchange.sandbox import StoppedError

IMPORT = "import sys; from rakor_desktop.exchange import spreadsheet; print(*sys.modules)"


def children():
    """Return the processes this one has started and that are still there."""
    return Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text().split()


@pytest.fixture
def file(make):
    with make.file(make.book([["Nama"], ["Maria"]])).open("rb") as opened:
        yield opened


def test_it_starts_with_what_it_needs_and_nothing_else():
    done = subprocess.run([sys.executable, "-c", IMPORT], capture_output=True, text=True, check=True)
    heavy = {"PySide6", "sqlalchemy", "openpyxl", "reportlab", "subprocess", "PIL", "numpy"}
    assert heavy.isdisjoint(done.stdout.split())
    assert "defusedxml.expatreader" in done.stdout


def of_children():
    """Seconds the processor worked for children that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def test_it_starts_soon(file):
    used = of_children()
    sandbox.read(file, 100)
    assert of_children() - used < 2


def test_nothing_in_the_environment_or_beside_the_file_is_run(file, tmp_path, monkeypatch):
    trap = "import os; os.abort()"
    for name in ("sitecustomize", "usercustomize", "zipfile", "json"):
        (tmp_path / f"{name}.py").write_text(trap)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setenv("PYTHONSTARTUP", str(tmp_path / "json.py"))
    monkeypatch.chdir(tmp_path)
    assert sandbox.read(file, 100)[0]["rows"] == [[1, ["Nama"]], [2, ["Maria"]]]


def test_it_does_not_matter_where_the_file_was_read_to(file):
    file.read()
    assert sandbox.read(file, 100)[0]["rows"]


def test_more_memory_than_allowed_ends_it(make):
    texts = "".join(f"<si><t>Orang Contoh {number}</t></si>" for number in range(400_000))
    data = make.xlsx("<sheetData/>", shared=texts)
    with make.file(data).open("rb") as file, pytest.raises(SheetRefusedError, match="too large"):
        sandbox.read(file, 100, most_memory=60_000_000)
    assert children() == []


def test_more_time_than_allowed_ends_it(file):
    with pytest.raises(SheetRefusedError, match="too slow"):
        sandbox.read(file, 100, seconds=0)
    assert children() == []


def test_it_ends_by_itself_where_nobody_waits_for_it():
    script = (
        "import time; from rakor_desktop.exchange import limits; limits.confine(0.3, 10**9); time.sleep(20)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 3


def test_it_can_write_no_file(tmp_path):
    script = (
        "import sys; from rakor_desktop.exchange import limits; limits.confine(9, 10**9);"
        "open(sys.argv[1], 'w').write('x')"
    )
    path = tmp_path / "x"
    subprocess.run([sys.executable, "-c", script, path], capture_output=True, check=False)
    assert path.read_bytes() == b""


def test_nobody_waits_when_it_is_stopped(file, monkeypatch):
    monkeypatch.setattr(sandbox, "_START", "import time; time.sleep(60)")
    stop = threading.Event()
    stop.set()
    with pytest.raises(StoppedError, match="Dibatalkan"):
        sandbox.read(file, 100, seconds=30, stop=stop)
    assert children() == []


@pytest.mark.parametrize(
    ("script", "why"),
    [
        ("raise ValueError('rahasia')", "damaged"),
        ("print('x')", "damaged"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)", "too large"),
        ("print('1' * 30_000_000)", "too large"),
        ("import sys; sys.stderr.write('x' * 10_000_000)", "damaged"),
    ],
)
def test_whatever_becomes_of_it_there_is_an_answer(file, monkeypatch, script, why, memory):
    monkeypatch.setattr(sandbox, "_START", script)
    with pytest.raises(SheetRefusedError, match=why):
        sandbox.read(file, 100, seconds=30)
    assert memory() < 60_000_000


def test_where_it_failed_is_logged_and_not_what_it_read(file, caplog, monkeypatch):
    fail = "s.read = lambda *_: int('rahasia'); s.main()"
    monkeypatch.setattr(sandbox, "_START", sandbox._START.replace("s.main()", fail))
    with caplog.at_level("INFO", "rakor"), pytest.raises(SheetRefusedError, match="damaged"):
        sandbox.read(file, 100)
    assert "ValueError" in caplog.text
    assert "spreadsheet.py" in caplog.text
    assert "rahasia" not in caplog.text
