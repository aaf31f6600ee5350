"""How long until the window is seen: with a meeting open, against a bare PySide6 window with six tabs.

``python benchmarks/startup.py [FILE.rakor]`` needs a display. Each run is a process, from its start to its
end right after the painting, without the interpreter's own tidying up; the kinds alternate, so that all meet
the same machine.
"""

from __future__ import annotations

import os
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

RUNS = 9
AT_MOST = 3.0
MEGABYTES = 150

BARE = """
import os
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTabWidget, QWidget

class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, QApplication.quit)

app = QApplication([])
window = Window()
tabs = QTabWidget()
for number in range(6):
    tabs.addTab(QWidget(), str(number))
window.setCentralWidget(tabs)
window.resize(1280, 720)
window.show()
os._exit(app.exec())
"""

SWITCH = "RAKOR_QUIT_AFTER_SHOW"
OURS = "import os; from rakor_desktop.app import main; os._exit(main())"


def run(code: str, *arguments: str, env: dict[str, str]) -> tuple[float, float]:
    """Return the seconds one process took and the most memory it held, in MB."""
    started = time.perf_counter()
    child = os.posix_spawn(sys.executable, [sys.executable, "-c", code, *arguments], env)
    _pid, status, used = os.wait4(child, 0)
    took = time.perf_counter() - started
    if status:
        sys.exit(f"a run ended with status {status}")
    return took, used.ru_maxrss / 1024


def demo(folder: Path) -> Path:
    """Return a file with the demo meeting in it."""
    from rakor_desktop.services import demo
    from rakor_desktop.store.workspace import Workspace

    file = folder / "demo.rakor"
    workspace = Workspace.create(file)
    demo.build(workspace)
    workspace.close()
    return file


def main() -> int:
    """Measure, print, and tell whether both promises are kept."""
    with tempfile.TemporaryDirectory() as home:
        given = Path(sys.argv[1]) if len(sys.argv) > 1 else None
        file = Path(home) / "start.rakor"
        shutil.copyfile(given, file) if given else demo(Path(home)).rename(file)
        env = {**os.environ, "RAKOR_HOME": home}
        env.pop("PYTHONDONTWRITEBYTECODE", None)
        kinds = {"window": {**env, SWITCH: "window"}, "page": {**env, SWITCH: "page"}}
        run(OURS, str(file), env=kinds["page"])
        runs: dict[str, list[tuple[float, float]]] = {"bare": [], "window": [], "page": []}
        for _ in range(RUNS):
            runs["bare"].append(run(BARE, env=env))
            for kind, switched in kinds.items():
                runs[kind].append(run(OURS, str(file), env=switched))
    took = {kind: statistics.median(seconds for seconds, _ in found) for kind, found in runs.items()}
    peak = {kind: max(megabytes for _, megabytes in found) for kind, found in runs.items()}
    print(f"bare window with six tabs   {took['bare']:.3f} s   {peak['bare']:.0f} MB")
    for kind, what in (("window", "window, meeting named"), ("page", "first page painted")):
        ratio = took[kind] / took["bare"]
        print(f"rakor: {what:<22}{took[kind]:.3f} s   {peak[kind]:.0f} MB   {ratio:.2f} x bare")
    print(f"at most {AT_MOST} x until the window is seen, {MEGABYTES} MB")
    return 0 if took["window"] <= AT_MOST * took["bare"] and peak["page"] <= MEGABYTES else 1


if __name__ == "__main__":
    sys.exit(main())
