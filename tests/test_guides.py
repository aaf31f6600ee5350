"""What the documents point to is there, the pictures are those the program takes, and it says what the guide explains."""

import ast
import re
from pathlib import Path

import pytest

from rakor_desktop.ui import desk_pictures, merging_pictures, pictures
from rakor_desktop.ui.tabs import TABS

ROOT = Path(__file__).parent.parent
DOCUMENTS = [
    *(ROOT / name for name in ("README.md", "CHANGELOG.md", "CONTRIBUTING.md")),
    *sorted((ROOT / "docs").glob("*.md")),
]
LINK = re.compile(r"\]\(([^)\s]+)\)")
PALETTES = ("light", "dark")
SEEN = ("Yang tampil", "BELUM tersimpan (kuning, bilah bawah)", "Isian bergaris merah", "Halaman tidak mau")
"""What the guide describes instead of quoting it."""


def anchors(document):
    """Return the anchors of the headings, as web pages make them."""
    titles = re.findall(r"^#+ (.+)$", document.read_text(encoding="utf-8"), re.MULTILINE)
    kept = (re.sub(r"[^\w\- ]", "", title.lower()) for title in titles)
    return {title.replace(" ", "-") for title in kept}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_every_link_leads_somewhere(document):
    links = [link for link in LINK.findall(document.read_text(encoding="utf-8")) if "://" not in link]
    files = [link.partition("#")[0] for link in links]
    chapters = [link[1:] for link in links if link.startswith("#")]

    assert [file for file in files if file and not (document.parent / file).exists()] == []
    assert [chapter for chapter in chapters if chapter not in anchors(document)] == []


def is_example(name):
    """Tell whether a path stands for any other: ``documents/x.py``, ``services/<noun>.py``."""
    return any(Path(part).stem == "x" for part in Path(name).parts)


def test_the_files_the_documents_name_are_there():
    texts = [(ROOT / name).read_text("utf-8") for name in ("CONTRIBUTING.md", "docs/architecture.md")]
    named = {name for text in texts for name in re.findall(r"`([\w*.-]+/[\w/*.-]+)`", text)}
    places = ROOT, ROOT / "rakor_desktop"

    missing = [name for name in named if not any(any(place.glob(name)) for place in places)]

    assert len(named) > 20
    assert [name for name in missing if not is_example(name)] == []


def test_the_folder_holds_the_pictures_the_program_takes_and_no_others():
    taken = [
        *(f"{at}-{spec.key}" for at, spec in enumerate(TABS, start=1)),
        *(f"dialog-{name}" for name, _make in pictures.DIALOGS),
        *(name for name, _scene in (*desk_pictures.SCENES, *merging_pictures.SCENES)),
    ]

    there = {path.stem for path in (ROOT / "docs" / "images").glob("*.png")}

    assert there == {f"{name}-{palette}" for name in taken for palette in PALETTES}


def said_by_the_program():
    trees = (ast.parse(path.read_text("utf-8")) for path in (ROOT / "rakor_desktop").rglob("*.py"))
    texts = (node.value for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return "\n".join(text for text in texts if isinstance(text, str))


def test_the_sentences_the_guide_explains_are_sentences_of_the_program():
    guide = (ROOT / "docs" / "panduan.md").read_text(encoding="utf-8")
    chapter = guide.split("## 17. Bila ada yang salah")[1].split("\n## ")[0]
    quoted = [row.replace("*", "") for row in re.findall(r"^\| (.+?) \|", chapter, re.MULTILINE)]
    # Names, numbers and places are filled in; what stands between them is the program's.
    parts = [part.strip(" ;:") for row in quoted for part in re.split(r"…|“|”|/ |\d+", row)]
    known = said_by_the_program()

    assert len(quoted) > 30
    assert [part for part in parts if part not in known and not part.startswith(SEEN)] == []
