"""A disk that fills up in the middle of a merge: one sentence, and the file is as it was."""

import subprocess
import sys

SCRIPT = """
import resource, signal, sys
from pathlib import Path
from rakor_desktop.domain.errors import RakorError
from rakor_desktop.services import events
from rakor_desktop.store.workspace import Workspace
from rakor_desktop.sync.merging import merge

target, *sources = map(Path, sys.argv[1:])
workspace = Workspace.open(target)
workspace.ask(events.events)
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
most = max(path.stat().st_size for path in (target, *sources))
resource.setrlimit(resource.RLIMIT_FSIZE, (most + 8192, most + 8192))
try:
    merge(workspace, sources, keep=False)
except RakorError as error:
    print("refused:", error)
workspace.close()
"""


def test_a_full_disk_leaves_the_file_as_it_was(desk):
    ours = desk.laptop("A")
    sources = []
    for label in "BCDE":
        laptop = desk.laptop(label)
        for nth in range(5):
            laptop.do("note", 0, f"{nth} " + "kata panjang " * 3000)
        laptop.close()
        sources.append(str(laptop.path))
    ours.close()
    before = ours.path.read_bytes()

    said = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(ours.path), *sources], capture_output=True, text=True, check=False
    )

    assert said.stdout.startswith("refused: "), said.stderr
    assert "tersimpan" in said.stdout
    assert ours.path.read_bytes() == before
    ours.reopen()
