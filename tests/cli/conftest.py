import json
import subprocess
import sys
from dataclasses import dataclass

import pytest

from rakor_desktop import cli


@dataclass(frozen=True)
class Said:
    """What a command said and how it ended."""

    code: int
    out: str
    err: str

    @property
    def json(self):
        return json.loads(self.out)


@pytest.fixture
def rakor(capsys):
    """Run a command in this process: ``rakor("show", file)``."""

    def run(*arguments):
        capsys.readouterr()
        code = cli.main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return Said(code, said.out, said.err)

    return run


@pytest.fixture
def shell():
    """Run a command as a process of its own."""

    def run(*arguments, **more):
        command = [sys.executable, "-m", "rakor_desktop.cli", *(str(argument) for argument in arguments)]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=60, **more)
        return Said(done.returncode, done.stdout, done.stderr)

    return run


@pytest.fixture
def made(rakor, rakor_file):
    """A file with an event of three days in April 2026."""
    said = rakor("new", rakor_file, "--name", "Rakor Uji", "--start", "2026-04-14", "--end", "2026-04-16")
    assert (said.code, said.err) == (0, "")
    return rakor_file


@pytest.fixture
def people(rakor, made, tmp_path):
    """The same file with three people on its list."""
    table = tmp_path / "peserta.csv"
    table.write_text(
        "Nama;Kabupaten/Kota;Jabatan;L/P\n"
        "Drs. Yosef Contoh, M.Si.;Alor;Kepala Dinas;L\n"
        "Maria Contoh;Alor;Kepala Seksi;P\n"
        "Ana Contoh;Belu;Kepala Bidang;P\n",
        encoding="utf-8",
    )
    assert rakor("import", made, table).code == 0
    return made
