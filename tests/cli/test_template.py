"""``rakor template`` writes the workbook that is sent out, and never over one that came back."""

import io
import subprocess
import sys

import openpyxl
import pytest

from rakor_desktop.services import templates


def test_the_template_is_written_under_its_own_name(rakor, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    said = rakor("template", "participants")
    assert (said.code, said.out) == (0, "templat-peserta.xlsx\n")
    assert openpyxl.load_workbook(tmp_path / "templat-peserta.xlsx").sheetnames == ["Peserta", "Petunjuk"]


def test_it_may_have_another_name_and_folder(rakor, tmp_path):
    path = tmp_path / "baru" / "isian.xlsx"
    said = rakor("template", "participants", "-o", path, "--json")
    assert said.json == {"template": "participants", "written": str(path)}
    assert path.read_bytes() == templates.participants()


def test_it_may_be_sent_to_another_program():
    command = [sys.executable, "-m", "rakor_desktop.cli", "template", "participants", "-o", "-"]
    done = subprocess.run(command, capture_output=True, check=True, timeout=60)
    assert openpyxl.load_workbook(io.BytesIO(done.stdout)).sheetnames == ["Peserta", "Petunjuk"]


def test_a_file_that_is_there_is_only_replaced_when_told_so(rakor, tmp_path):
    path = tmp_path / "isian.xlsx"
    path.write_bytes(b"sudah diisi")
    said = rakor("template", "participants", "-o", path)
    assert (said.code, said.err) == (1, f"rakor: “{path}” sudah ada; pakai --force untuk menimpanya.\n")
    assert path.read_bytes() == b"sudah diisi"
    assert rakor("template", "participants", "-o", path, "--force").code == 0
    assert path.read_bytes() == templates.participants()


@pytest.mark.parametrize("arguments", [("programmes",), (), ("participants", "-o", "isian.csv")])
def test_what_cannot_be_written_is_wrong_usage(rakor, arguments):
    assert rakor("template", *arguments).code == 2
