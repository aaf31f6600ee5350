"""One bit that fell over on a stick: the file is refused by name, or the bit was in nothing that is read."""

import random
import sqlite3
from pathlib import Path

import pytest

from rakor_desktop.domain.errors import RakorError
from rakor_desktop.services import files
from rakor_desktop.sync.merging import merge

SOME, MANY = 60, 4000


@pytest.fixture
def source(desk):
    """The closed file of another laptop: entries that are shared and entries that are new."""
    laptop = desk.laptop("B")
    for deed in ("note", "edit item", "emblem", "reopen", "edit person", "remove note", "theme"):
        laptop.do(deed, 1, f"dari B: {deed}")
    laptop.close()
    return laptop.path


def journal_bytes(path):
    """The places in a file where its journal lies: contents, salts, seals, branches."""
    connection = sqlite3.connect(path)
    # Who and when also stand in the tables, whose bits are nobody's concern here.
    values = [
        value
        for query in (
            "SELECT content, salt, hash FROM journal_entry WHERE content != '{}'",
            "SELECT uid, parents FROM journal_branch",
        )
        for row in connection.execute(query)
        for value in row
    ]
    connection.close()
    whole, found = path.read_bytes(), set()
    for value in values:
        sought = value.encode() if isinstance(value, str) else value
        at = whole.find(sought) if len(sought) > 8 else -1
        while at >= 0:
            found.update(range(at, at + len(sought)))
            at = whole.find(sought, at + len(sought))
    return sorted(found)


def flipped(path: Path, into: Path, place: int, bit: int) -> Path:
    damaged = bytearray(path.read_bytes())
    damaged[place] ^= 1 << bit
    into.write_bytes(damaged)
    return into


def refusal(laptop, path) -> str | None:
    try:
        merge(laptop.workspace, [path], keep=False)
    except RakorError as error:
        return str(error)
    return None


def try_out(desk, source, tmp_path, places):
    """Merge the file with each of these bits flipped; return which were refused."""
    clean = desk.laptop("C")
    merge(clean.workspace, [source], keep=False)
    right = clean.workspace.ask(files.dump)
    ours = desk.laptop("A")
    before, refused = ours.path.read_bytes(), []
    for place, bit in places:
        bad = flipped(source, tmp_path / "terbalik.rakor", place, bit)
        said = refusal(ours, bad)
        if said is not None:
            refused.append((place, bit))
            assert bad.name in said
            assert ours.path.read_bytes() == before
        else:
            assert ours.workspace.ask(files.dump) == right, (place, bit)
            assert ours.workspace.ask(files.check).problems == [], (place, bit)
            ours.close()
            ours.path.write_bytes(before)
            ours.reopen()
    return refused


@pytest.mark.parametrize(
    "count", [SOME, pytest.param(MANY, marks=[pytest.mark.slow, pytest.mark.timeout(0)])]
)
def test_a_bit_in_the_journal_is_always_noticed(desk, source, tmp_path, count):
    chance = random.Random(1)
    bytes_of_it = journal_bytes(source)
    places = [(chance.choice(bytes_of_it), chance.randrange(8)) for _nth in range(count)]

    assert try_out(desk, source, tmp_path, places) == places


@pytest.mark.parametrize(
    "count", [SOME, pytest.param(MANY, marks=[pytest.mark.slow, pytest.mark.timeout(0)])]
)
def test_a_bit_anywhere_does_no_harm(desk, source, tmp_path, count):
    chance = random.Random(2)
    size = source.stat().st_size

    try_out(desk, source, tmp_path, [(chance.randrange(size), chance.randrange(8)) for _nth in range(count)])
