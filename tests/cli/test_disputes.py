"""``rakor conflicts`` lists what laptops disagree about, ``rakor settle`` decides it."""

import pytest
from laptops import apart, disagree

from rakor_desktop.services import events, issues, notes
from rakor_desktop.store.workspace import Workspace


@pytest.fixture
def file(made):
    """A file in which laptops disagree about a problem, a note, and whether another note stays."""
    workspace = Workspace.open(made, actor="Maria", label="A")
    event = workspace.ask(events.current)
    day = workspace.ask(events.days, event)[0].uid
    issue = workspace.act(issues.log, event, "Mesin rusak")
    note, gone = (workspace.act(notes.write, day, text) for text in ("Kata", "Kata lain"))
    with apart(workspace, "C") as (other,):
        workspace.act(notes.edit, note, statement="kata A")
        other.act(notes.edit, note, statement="kata C")
        workspace.act(notes.remove, gone)
        other.act(notes.edit, gone, response="jawaban")
    disagree(workspace, issues.edit, issue, "commodity", ["Kopi", "Kakao"])
    workspace.close()
    return made


@pytest.fixture
def key(rakor, file):
    """What finds the key of a conflict by its kind and field."""

    def find(kind, field=""):
        found = rakor("conflicts", file, "--json").json["conflicts"]
        return next(one["key"] for one in found if (one["kind"], one["field"]) == (kind, field))

    return find


def test_conflicts_are_listed_with_their_keys_and_code_1(rakor, file, key):
    said = rakor("conflicts", file)

    assert (said.code, said.err) == (1, "")
    assert f"{key('field', 'commodity')}  Permasalahan A-001 · Komoditas" in said.out
    assert "(A, Maria, " in said.out
    assert f"{key('deletion')}  Catatan notula A-002 · Dihapus, tetapi diubah" in said.out
    assert said.out.endswith("3 perbedaan belum diputuskan.\n")


def test_the_json_has_the_sides_by_number(rakor, file):
    (found,) = [
        one for one in rakor("conflicts", file, "--json").json["conflicts"] if one["field"] == "commodity"
    ]

    assert {(side["said"], side["laptop"]) for side in found["sides"]} == {("Kopi", "A"), ("Kakao", "B")}
    assert [side["number"] for side in found["sides"]] == [1, 2]
    assert (found["part"], found["title"]) == ("Permasalahan", "Permasalahan A-001")


def test_without_conflicts_the_code_is_0(rakor, made):
    said = rakor("conflicts", made)

    assert (said.code, said.out) == (0, "Tidak ada perbedaan yang belum diputuskan.\n")


@pytest.mark.parametrize(
    ("of", "way"),
    [
        (("field", "commodity"), (["--choose", 2], "one")),
        (("field", "commodity"), (["--value", "Kopi dan kakao"], "other")),
        (("field", "statement"), (["--keep-both"], "both")),
        (("deletion", ""), (["--keep"], "kept")),
        (("deletion", ""), (["--remove"], "removed")),
        (("deletion", ""), (["--choose", 2], "removed")),
    ],
)
def test_a_conflict_is_settled_in_each_way(rakor, file, key, of, way):
    how, choice = way
    said = rakor("settle", file, key(*of), *how, "--reason", "sesuai rekaman", "--json")

    assert (said.code, said.err) == (0, "")
    assert (said.json["choice"], said.json["reason"], said.json["open"]) == (choice, "sesuai rekaman", 2)
    assert rakor("check", file).code == 0


def test_what_was_decided_is_said_in_a_line(rakor, file, key):
    said = rakor("settle", file, key("field", "commodity").lower(), "--value", "Kopi")

    assert said.out == "Permasalahan A-001 · Komoditas: Kopi\nBelum diputuskan: 2.\n"


@pytest.mark.parametrize(
    ("arguments", "ending"),
    [
        (["AAAAAA", "--keep"], (1, "lihat “rakor conflicts”")),
        (["KEY", "--choose", "3"], (2, "--choose antara 1 dan 2.")),
        (["KEY", "--keep"], (1, "pilih salah satu nilai")),
        (["KEY", "--keep-both"], (1, "Hanya kalimat catatan notula")),
        (["KEY"], (2, "--choose")),
        (["KEY", "--keep", "--remove"], (2, "--remove")),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(rakor, file, key, arguments, ending):
    code, sentence = ending
    given = [key("field", "commodity") if one == "KEY" else one for one in arguments]

    said = rakor("settle", file, *given)

    assert (said.code, said.out, said.err.count("\n")) == (code, "", 1)
    assert sentence in said.err


def test_the_attachment_is_printed_from_the_shell(rakor, file, key, tmp_path):
    rakor("settle", file, key("field", "commodity"), "--choose", 1)

    said = rakor("print", file, "penyelesaian-konflik", "-o", tmp_path / "lampiran.pdf")

    assert said.code == 0
    assert (tmp_path / "lampiran.pdf").read_bytes().startswith(b"%PDF")
