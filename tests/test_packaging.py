"""The wheel carries all it needs: built here, installed elsewhere, it runs without the checkout."""

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
pytestmark = pytest.mark.xdist_group("wheel")  # one worker builds and installs it, not each
LOOK_AND_QUIT = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
import rakor_desktop.app

def look():
    for widget in QApplication.topLevelWidgets():
        if widget.isVisible():
            print("shown:", widget.windowTitle())
    QApplication.quit()

def for_a_moment(*_):
    QTimer.singleShot(500, look)
    return run()

run, QApplication.exec = QApplication.exec, for_a_moment
print("from:", rakor_desktop.app.__file__)
sys.exit(rakor_desktop.app.main())
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def elsewhere(wheel, tmp_path_factory):
    """A folder whose ``venv`` has the wheel, and our libraries but not our checkout."""
    folder = tmp_path_factory.mktemp("elsewhere")
    subprocess.run([sys.executable, "-m", "venv", folder / "venv"], check=True)
    python = folder / "venv/bin/python"
    subprocess.run(
        [python, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", wheel],
        check=True,
    )
    (site,) = (folder / "venv/lib").glob("python*/site-packages")
    # A folder named here is searched, but the link to the checkout in it is not followed.
    (site / "libraries.pth").write_text(sysconfig.get_path("purelib"))
    return folder


@pytest.fixture(scope="module")
def run(elsewhere):
    def run_there(command, *arguments):
        env = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
        return subprocess.run(
            [elsewhere / "venv/bin" / command, *arguments],
            cwd=elsewhere,
            env={**env, "RAKOR_HOME": str(elsewhere / "home"), "QT_QPA_PLATFORM": "offscreen"},
            capture_output=True,
            text=True,
            check=False,
            timeout=100,
        )

    return run_there


@pytest.fixture(scope="module")
def demo(run, elsewhere):
    done = run("rakor", "demo", "contoh")
    assert done.returncode == 0, done.stderr
    return elsewhere / "contoh"


def test_the_wheel_has_every_resource_and_migration(wheel):
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    expected = {
        f"rakor_desktop/_packed/{file.relative_to(ROOT)}"
        for folder in ("resources", "db")
        for file in (ROOT / folder).rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }
    assert expected <= names
    assert any(name.startswith("rakor_desktop/_packed/db/migrations/versions/0001") for name in names)


def test_the_wheel_has_every_licence_and_no_litter(wheel):
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    licences = {name.split(".dist-info/licenses/")[1] for name in names if ".dist-info/licenses/" in name}
    ours = (ROOT / "resources").rglob("LICENSE*")
    assert licences == {"LICENSE", *(str(file.relative_to(ROOT)) for file in ours)}
    assert [name for name in names if name.endswith(".pyc") or name.startswith("tests")] == []


def test_installed_elsewhere_it_runs_from_there(run, elsewhere):
    found = run("python", "-c", "import rakor_desktop.paths as p; print(p.__file__, p.migrations())")
    assert [Path(line).is_relative_to(elsewhere) for line in found.stdout.split()] == [True, True]


def test_installed_elsewhere_it_tells_its_version(run):
    done = run("rakor", "--version")
    assert (done.returncode, "0.1.0" in done.stdout) == (0, True), done.stderr


def test_installed_elsewhere_it_makes_the_demo_event(demo):
    assert list(demo.rglob("*.rakor"))
    assert list(demo.rglob("*.pdf"))


def test_installed_elsewhere_it_opens_its_window(run, demo, elsewhere):
    (file, *_) = sorted(demo.rglob("*.rakor"))
    done = run("python", "-c", LOOK_AND_QUIT, file)
    assert done.returncode == 0, done.stderr
    assert f"from: {elsewhere}" in done.stdout
    assert "shown:" in done.stdout
