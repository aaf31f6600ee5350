"""The commands of a checkout: what they install, say and start."""

import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TOOLS = "cat chmod cksum dirname env find grep mkdir readlink rm sh sort tail uname"
PYTHON = """#!/bin/sh
case "$1" in -ISc) exec "{python}" "$@" ;; esac
echo "$*" >>"{log}"
case "$*" in *"{broken}"*) exit 1;; esac
"""
RAKOR = '#!/bin/sh\nmkdir "$2"; : >"$2/acara.rakor"; : >"$2/jendela.png"; echo "rakor $*" >>"{log}"\n'
RECORD = '#!/bin/sh\necho "{name} $*" >>"{log}"\n'
SUDO = '#!/bin/sh\necho "sudo $*" >>"{log}"\nexec "$@"\n'
XVFB_RUN = '#!/bin/sh\nshift 3\nDISPLAY=:9$DISPLAY XAUTHORITY=/x exec "$@"\n'
SHELL_SCRIPTS = [
    file
    for file in (*sorted((ROOT / "scripts").iterdir()), ROOT / ".ci/run")
    if file.is_file() and file.read_text().partition("\n")[0].endswith("sh")
]


class Checkout:
    """A copy of the scripts in a folder with a space, on a machine with the given commands only."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "Rakor Desktop"
        self.bin = folder / "bin"
        self.log = folder / "log"
        self.elsewhere = folder / "elsewhere"
        shutil.copytree(ROOT / "scripts", self.root / "scripts")
        for path in (self.bin, self.elsewhere, self.root / ".venv/bin"):
            path.mkdir(parents=True)
        for name in ("uv.lock", "pyproject.toml", ".venv/bin/activate"):
            (self.root / name).write_text(str(self.root / ".venv"))
        self.log.write_text("")
        for tool in TOOLS.split():
            (self.bin / tool).symlink_to(shutil.which(tool))
        libraries = self.ask('printf "%s" "$LIBRARIES"').split("\n")
        self.command("ldconfig", "#!/bin/sh\n" + "".join(f"echo '{x.split()[0]} (64)'\n" for x in libraries))
        self.command("id", "#!/bin/sh\necho 0\n")
        self.command("python3", '#!/bin/sh\nexec "{python}" "$@"\n')
        self.command("xvfb-run", XVFB_RUN)
        for name in ("apt-get", "xauth", "pdftoppm", "initdb", "pg_ctl"):
            self.command(name)
        self.install("python", PYTHON.replace("{broken}", "nothing is"))
        self.install("rakor", RAKOR)
        for name in ("pytest", "uv"):
            self.install(name)

    def command(self, name: str, text: str = RECORD) -> None:
        self._write(self.bin / name, text)

    def install(self, name: str, text: str = RECORD) -> None:
        self._write(self.root / ".venv/bin" / name, text)

    def _write(self, file: Path, text: str) -> None:
        # Not the one of the virtual environment: Debian's own is what the scripts find.
        python = getattr(sys, "_base_executable", sys.executable)
        for mark, value in (("{log}", self.log), ("{name}", file.name), ("{python}", python)):
            text = text.replace(mark, str(value))
        file.write_text(text)
        file.chmod(0o755)

    def set_up_for(self, command: str) -> None:
        self.ask(f'stamp >"$VENV/.ready-{command}"')

    def ask(self, code: str, **env: str) -> str:
        return self.sh(f'ROOT="{self.root}" SPEAK=en; . "$ROOT/scripts/_setup.sh"; {code}', **env).stdout

    def sh(self, code: str, **env: str) -> subprocess.CompletedProcess[str]:
        base = {"PATH": str(self.bin), "HOME": str(self.elsewhere)}
        return subprocess.run(
            ["sh", "-euc", code],
            cwd=self.elsewhere,
            env={key: value for key, value in {**base, **env}.items() if value},
            capture_output=True,
            text=True,
            check=False,
        )

    def start(self, command: str, *arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
        return self.sh(f'"{self.root}/scripts/{command}" ' + " ".join(arguments), **env)

    @property
    def done(self) -> list[str]:
        return self.log.read_text().splitlines()


@pytest.fixture
def checkout(tmp_path):
    return Checkout(tmp_path)


@pytest.mark.parametrize("script", SHELL_SCRIPTS, ids=lambda path: path.name)
def test_every_script_can_be_read_and_started(script):
    shell = "bash" if "bash" in script.read_text().splitlines()[0] else shutil.which("dash") or "sh"
    subprocess.run([shell, "-n", script], check=True)
    assert os.access(script, os.X_OK) or script.name.startswith("_")


def test_with_a_display_the_window_opens_on_the_file(checkout):
    checkout.set_up_for("run")

    done = checkout.start("run", "'acara 1.rakor'", DISPLAY=":0")

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert checkout.done == [f"{checkout.root}/main.py acara 1.rakor"]


def test_without_a_display_it_says_so_and_names_what_it_wrote(checkout):
    checkout.set_up_for("run")

    done = checkout.start("run")

    assert checkout.done == ["rakor demo demo-out --pictures"]
    assert done.stdout.splitlines()[0].startswith("Tidak ada layar")
    assert done.stdout.splitlines()[-2:] == ["demo-out/acara.rakor", "demo-out/jendela.png"]


def of_children():
    """Seconds the processor worked for children that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def test_when_nothing_is_missing_nothing_is_installed_and_nobody_waits(checkout):
    checkout.set_up_for("test")
    seconds = []
    for _ in range(3):
        start = of_children()
        checkout.start("run", WAYLAND_DISPLAY="wayland-0")
        seconds.append(of_children() - start)

    assert checkout.done == [f"{checkout.root}/main.py"] * 3
    assert min(seconds) < 0.5


def test_a_run_is_content_with_what_a_test_set_up_but_not_the_other_way_round(checkout):
    checkout.set_up_for("run")
    assert checkout.ask("is_current run && echo yes") == "yes\n"
    assert checkout.ask("is_current test || echo no") == "no\n"

    checkout.set_up_for("test")
    (checkout.root / ".venv/.ready-run").unlink()
    assert checkout.ask("is_current run && is_current test && echo yes") == "yes\n"


@pytest.mark.parametrize("what", ["uv.lock", "pyproject.toml", "scripts/_setup.sh"])
def test_what_was_set_up_before_a_change_is_set_up_again(checkout, what):
    checkout.set_up_for("test")
    with (checkout.root / what).open("a") as file:
        file.write("\n")

    assert checkout.ask("is_current run || echo no") == "no\n"


def test_a_moved_checkout_is_set_up_again(checkout):
    checkout.set_up_for("test")
    checkout.root = checkout.root.rename(checkout.root.with_name("moved"))

    assert checkout.ask("is_current run || echo no") == "no\n"
    assert checkout.ask("is_sound_venv || echo no") == "no\n"


def test_only_the_missing_packages_are_installed(checkout):
    listed = (checkout.bin / "ldconfig").read_text()
    checkout.command("ldconfig", listed.replace("libxcb-cursor.so.0", "libxcb-other.so.0"))
    (checkout.bin / "pdftoppm").unlink()

    assert checkout.ask("missing_packages run").split() == ["libxcb-cursor0"]
    assert checkout.ask("missing_packages test").split() == ["libxcb-cursor0", "poppler-utils"]
    said = checkout.ask('mkdir "$TOOLS"; provide_system run')

    assert said == "Installing system packages: libxcb-cursor0\n"
    assert [line.split()[:2] for line in checkout.done] == [["apt-get", "update"], ["apt-get", "install"]]
    assert checkout.done[-1].endswith("libxcb-cursor0")


def test_a_server_of_postgresql_is_installed_for_the_tests_alone(checkout):
    (checkout.bin / "pg_ctl").unlink()

    assert checkout.ask("POSTGRES=; missing_packages run").split() == []
    assert checkout.ask("POSTGRES=; missing_packages test").split() == ["postgresql"]
    folder = checkout.root / "15/bin"
    folder.mkdir(parents=True)
    for name in ("initdb", "pg_ctl"):
        (folder / name).symlink_to(checkout.bin / "initdb")
    assert checkout.ask('cd "$ROOT"; POSTGRES="*/bin"; missing_packages test').split() == []


def test_who_is_not_root_is_told_that_sudo_is_used(checkout):
    checkout.command("id", "#!/bin/sh\necho 1000\n")
    checkout.command("sudo", SUDO)

    said = checkout.ask('mkdir "$TOOLS"; apt_install libegl1')

    assert said.splitlines()[0].startswith("Using sudo")
    assert checkout.done[0].startswith("sudo env DEBIAN_FRONTEND=noninteractive apt-get")


def test_who_is_not_root_and_has_no_sudo_is_told_what_to_ask_for(checkout):
    checkout.command("id", "#!/bin/sh\necho 1000\n")

    done = checkout.sh(f'ROOT="{checkout.root}" SPEAK=en; . "$ROOT/scripts/_setup.sh"; apt_install libegl1')

    assert done.returncode == 1
    assert done.stderr == "Some packages are missing; run as root: apt-get install libegl1\n"
    assert checkout.done == []


def test_another_distribution_is_told_the_names_and_goes_on(checkout):
    checkout.command("ldconfig", "#!/bin/sh\n")
    (checkout.bin / "apt-get").unlink()
    checkout.command("dnf")

    said = checkout.ask('complete=yes; provide_system run; echo "$complete"').splitlines()

    assert "libxcb-cursor0" in said[0]
    assert said[1].startswith("Fedora: sudo dnf install")
    assert said[2:] == ["no"]
    assert checkout.done == []


@pytest.mark.parametrize("home", ["", "/nonexistent"])
def test_without_a_home_the_checkout_serves_as_one(checkout, home):
    asked = checkout.ask(
        'find_writable_home; echo "$HOME:${XDG_DATA_HOME:-unset}"', HOME=home, XDG_DATA_HOME="/proc/no"
    )

    assert asked == f"{checkout.root}/.tools/home:unset\n"


def test_a_cache_that_cannot_be_written_is_replaced(checkout):
    asked = checkout.ask('find_writable_home; echo "$UV_CACHE_DIR"', UV_CACHE_DIR="/proc/no")

    assert asked == f"{checkout.root}/.tools/cache\n"


def test_a_checkout_that_cannot_be_written_is_refused_in_one_sentence(checkout):
    (checkout.root / ".tools").write_text("a file where the folder should be")

    done = checkout.start("run")

    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "tidak dapat ditulisi" in done.stderr


def test_without_a_network_the_failure_is_one_sentence(checkout):
    done = checkout.start("run", PIP_NO_INDEX="1", PIP_CONFIG_FILE="/dev/null")

    assert done.returncode == 1
    assert done.stderr.startswith("uv gagal dipasang; mungkin tidak ada sambungan internet")
    assert done.stderr.count("\n") == 1


def test_arguments_reach_pytest_and_each_worker_has_its_own_display(checkout):
    checkout.set_up_for("test")

    done = checkout.start("test", "tests/foo", "-k", "'bar or baz'")

    assert done.returncode == 0, done.stderr
    workers = "--tx popen//env:DISPLAY=:9//env:XAUTHORITY=/x --tx popen//env:DISPLAY=:9:9//env:XAUTHORITY=/x"
    assert checkout.done[-1] == f"-m pytest --dist loadgroup {workers} -q -m not slow tests/foo -k bar or baz"


def test_all_tests_are_run_with_lint_types_and_coverage(checkout):
    checkout.set_up_for("test")

    checkout.start("test", "--slow")

    assert [line.split()[1] for line in checkout.done] == ["ruff", "ruff", "mypy", "pytest"]
    assert checkout.done[-1].endswith("-q -m  --cov --cov-report=term:skip-covered")


def test_the_laws_of_merging_are_run_in_ten_thousand_histories(checkout):
    checkout.set_up_for("test")

    checkout.start("test", "--laws", "-x")

    assert checkout.done[-1].endswith(
        "-q -m not slow tests/sync/test_laws.py tests/sync/hub/test_agree.py -x"
    )


@pytest.mark.parametrize("broken", ["ruff check", "ruff format", "mypy", "pytest"])
def test_the_tests_run_even_after_lint_or_types_failed_and_the_failure_counts(checkout, broken):
    checkout.install("python", PYTHON.replace("{broken}", f"-m {broken}"))
    checkout.set_up_for("test")

    done = checkout.start("test")

    assert done.returncode == 1
    assert "pytest" in checkout.done[-1]
    assert (f"'{broken}" in done.stderr) is (broken != "pytest")


@pytest.mark.slow
def test_the_real_run_without_a_display_writes_the_demo_event_with_pictures(tmp_path):
    env = {key: value for key, value in os.environ.items() if key not in {"DISPLAY", "WAYLAND_DISPLAY"}}

    done = subprocess.run(
        [ROOT / "scripts/run"],
        cwd=tmp_path,
        env=env,
        capture_output=True,
        text=True,
        check=False,
        timeout=110,
    )

    assert (done.returncode, done.stderr) == (0, "")
    written = {line for line in done.stdout.splitlines() if line.startswith("demo-out/")}
    assert written == {str(file.relative_to(tmp_path)) for file in tmp_path.rglob("*") if file.is_file()}
    assert {".rakor", ".pdf", ".png"} <= {Path(name).suffix for name in written}
