"""kill -9 in the middle of writing, again and again: nothing acknowledged is lost."""

import os
import random
import signal
import subprocess
import sys
import time

import pytest

from rakor_desktop.services import events, files
from rakor_desktop.store.workspace import Workspace

WRITER = """
import sys
from pathlib import Path
from rakor_desktop.services import events
from rakor_desktop.store.workspace import Workspace
path, start = Path(sys.argv[1]), int(sys.argv[2])
workspace = Workspace.open(path)
event = workspace.ask(events.current)
for nth in range(start + 1, start + 100_000):
    workspace.act(events.edit, event, theme=f"{nth}", background="isi " * (nth % 500))
    print(nth, flush=True)
"""


@pytest.mark.parametrize("times", [4, pytest.param(50, marks=[pytest.mark.slow, pytest.mark.timeout(600)])])
def test_nothing_acknowledged_is_lost_when_the_process_is_killed(workspace, event, times):
    workspace.close()
    acknowledged = 0
    chance = random.Random(20260414)
    for _round in range(times):
        acknowledged = _write_until_killed(workspace.path, acknowledged, chance.uniform(0.0, 0.15))
        again = Workspace.open(workspace.path)
        assert not again.read_only
        found = int(again.ask(events.event, event).theme or 0)
        assert found in (acknowledged, acknowledged + 1)
        assert again.ask(files.check).sound
        again.close()
        acknowledged = found
    assert acknowledged > times


def _write_until_killed(path, start, after):
    writer = subprocess.Popen([sys.executable, "-c", WRITER, str(path), str(start)], stdout=subprocess.PIPE)
    heard = writer.stdout.readline()
    time.sleep(after)
    os.kill(writer.pid, signal.SIGKILL)
    rest = (heard + writer.communicate()[0]).split(b"\n")
    return int(rest[-2])
