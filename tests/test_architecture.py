"""Who may import whom, and a few habits the whole package keeps; every rule is shown to fail."""

import ast
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from pytest_archon import archrule

import rakor_desktop

PACKAGE = Path(rakor_desktop.__file__).parent
ENTRANCES = ("rakor_desktop.app*", "rakor_desktop.cli*")
SERVERS = (
    "rakor_desktop.documents*",
    "rakor_desktop.store*",
    "rakor_desktop.exchange*",
    "rakor_desktop.sync*",
)
ABOVE = ("rakor_desktop.services*", "rakor_desktop.ui*", *ENTRANCES, "PySide6*")
DATABASE = ("sqlalchemy*", "alembic*")


def without(*mine: str) -> tuple[str, ...]:
    return tuple(layer for layer in SERVERS if layer not in mine)


FORBIDDEN = {
    "domain": (*SERVERS, *ABOVE, *DATABASE, "rakor_desktop.paths", "reportlab*"),
    "store": (*without("rakor_desktop.store*"), *ABOVE, "reportlab*"),
    "documents": (*without("rakor_desktop.documents*"), *ABOVE, *DATABASE),
    "exchange": (*without("rakor_desktop.exchange*"), *ABOVE, *DATABASE, "reportlab*"),
    "sync": (*without("rakor_desktop.sync*", "rakor_desktop.store*"), *ABOVE, "reportlab*"),
    "services": ("rakor_desktop.ui*", *ENTRANCES, "PySide6*"),
    "ui": ("rakor_desktop.store.schema*", *ENTRANCES, *DATABASE, "reportlab*"),
    "cli": ("rakor_desktop.ui*", "rakor_desktop.app*", "PySide6*"),
}
MOST_LINES = 400


@pytest.mark.parametrize(("layer", "modules"), FORBIDDEN.items(), ids=FORBIDDEN)
def test_layer(layer, modules):
    rule = archrule(layer).match(f"rakor_desktop.{layer}*").should_not_import(*modules)
    if layer == "cli":
        # What a command imports when it runs is looked at below.
        rule.check(rakor_desktop, only_toplevel_imports=True)
    else:
        rule.check(rakor_desktop, skip_type_checking=True, only_direct_imports=layer == "ui")


def test_domain_needs_the_standard_library_only():
    assert [
        f"{where} {module}"
        for where, module in imports("domain/**/*.py")
        if module.split(".")[0] not in sys.stdlib_module_names and not within(module, "rakor_desktop.domain")
    ] == []


def test_the_command_line_opens_a_window_in_one_place_and_only_when_asked():
    lazy = 0
    for path in PACKAGE.glob("cli*"):
        for file in [path] if path.is_file() else path.rglob("*.py"):
            tree = ast.parse(file.read_bytes())
            inside = {
                node for function in ast.walk(tree) if is_function(function) for node in ast.walk(function)
            }
            for node, module in import_nodes(tree):
                if within(module, "rakor_desktop.ui", "rakor_desktop.app", "PySide6"):
                    assert node in inside, f"{place(file, node)} is imported as soon as a command starts"
                    assert within(module, "rakor_desktop.ui"), f"{place(file, node)} goes past the ui layer"
                    lazy += 1
    assert lazy <= 1, "rakor_desktop/cli imports the ui in more than one place"


@pytest.mark.parametrize(
    ("entrance", "late"),
    [
        ("cli", ("PySide6", "reportlab", "alembic", "openpyxl", "docx", "xlsxwriter", "psycopg")),
        ("app", ("reportlab", "alembic", "openpyxl", "docx", "xlsxwriter", "psycopg")),
    ],
)
def test_starting_loads_nothing_that_can_wait(entrance, late):
    script = f"import sys, rakor_desktop.{entrance}; print(*sorted(set({late}) & set(sys.modules)))"
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (found.returncode, found.stdout.split()) == (0, []), found.stderr


def test_only_paths_knows_the_folders():
    known = ("resources", "db", "_packed")
    assert [
        place(file, node)
        for file, tree in sources()
        if file.name != "paths.py"
        for node in ast.walk(tree)
        if (isinstance(node, ast.Name) and node.id == "__file__")
        or (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and node.value.split("/")[0] in known
            and not is_sentence(tree, node)
        )
    ] == []


def test_only_the_app_swallows_everything():
    assert [
        place(file, node)
        for file, tree in sources()
        if file != PACKAGE / "app.py"
        for node in ast.walk(tree)
        if swallows_everything(node)
    ] == []


def test_only_the_command_line_prints():
    assert [
        place(file, node)
        for file, tree in sources()
        if not file.relative_to(PACKAGE).parts[0].startswith("cli")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ] == []


def test_services_never_commit():
    assert [
        place(file, node)
        for file, tree in sources("services/**/*.py")
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in {"commit", "rollback"}
    ] == []


def test_files_stay_short():
    lines = {str(file.relative_to(PACKAGE)): file.read_bytes().count(b"\n") for file, _tree in sources()}
    assert {name: count for name, count in lines.items() if count > MOST_LINES} == {}


HABITS_BROKEN = {
    "test_only_paths_knows_the_folders": [
        "where = __file__",
        'where = "resources"',
        'where = "db/reference"',
    ],
    "test_only_the_app_swallows_everything": [
        "try: pass\nexcept Exception: pass",
        "try: pass\nexcept (ValueError, BaseException): pass",
        "try: pass\nexcept: pass",
        "with suppress(Exception): pass",
    ],
    "test_only_the_command_line_prints": ["print(1)"],
    "test_services_never_commit": ["session.commit()"],
    "test_files_stay_short": ["x = 1\n" * (MOST_LINES + 1)],
}


def test_every_rule_fails_when_something_forbidden_is_planted(tmp_path):
    shutil.copytree(PACKAGE, tmp_path / "rakor_desktop", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(__file__, tmp_path)
    package = tmp_path / "rakor_desktop"
    for layer, modules in FORBIDDEN.items():
        for number, module in enumerate(modules):
            plant(package, layer, f"planted_{number}", f"import {module.rstrip('*')}\n")
    plant(package, "domain", "planted_typing", "if 1:\n    import numpy\n")
    plant(package, "cli", "planted_late", "def f():\n    import PySide6.QtGui\n")
    for test, pieces in HABITS_BROKEN.items():
        for number, piece in enumerate(pieces):
            plant(package, "services", f"planted_{test}_{number}", f"{piece}\n")

    failures = run_rules(tmp_path)

    for layer, modules in FORBIDDEN.items():
        for number, module in enumerate(modules):
            named = f"planted_{number}' has FORBIDDEN import {module.rstrip('*')} "
            assert named in failures[f"test_layer[{layer}]"]
    assert "numpy" in failures["test_domain_needs_the_standard_library_only"]
    assert "planted_" in failures["test_the_command_line_opens_a_window_in_one_place_and_only_when_asked"]
    for test, pieces in HABITS_BROKEN.items():
        for number in range(len(pieces)):
            assert f"planted_{test}_{number}.py" in failures[test]


def plant(package: Path, layer: str, name: str, text: str) -> None:
    file = package / f"cli_{name}.py" if layer == "cli" else package / layer / f"{name}.py"
    file.parent.mkdir(exist_ok=True)
    file.write_text(text)


def run_rules(folder: Path) -> dict[str, str]:
    env = {key: value for key, value in os.environ.items() if not key.startswith(("PYTEST_", "COV_"))}
    command = [sys.executable, "-m", "pytest", "-vv", "--junitxml=found.xml", "-p", "no:cacheprovider"]
    subprocess.run(
        [*command, "-k", "not planted and not starting", "--rootdir=.", "test_architecture.py"],
        cwd=folder,
        env={**env, "PYTHONPATH": str(folder)},
        stdout=subprocess.DEVNULL,
        check=False,
    )
    cases = ET.parse(folder / "found.xml").iter("testcase")
    return {case.attrib["name"]: text for case in cases if (text := "".join(case.itertext()))}


def sources(pattern: str = "**/*.py") -> Iterator[tuple[Path, ast.Module]]:
    for file in sorted(PACKAGE.glob(pattern)):
        yield file, ast.parse(file.read_bytes())


def imports(pattern: str) -> Iterator[tuple[str, str]]:
    for file, tree in sources(pattern):
        for node, module in import_nodes(tree):
            yield place(file, node), module


def import_nodes(tree: ast.Module) -> Iterator[tuple[ast.AST, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node, f"{'.' * node.level}{node.module or ''}.{alias.name}") for alias in node.names)


def within(module: str, *packages: str) -> bool:
    return any(module == package or module.startswith(f"{package}.") for package in packages)


def is_function(node: ast.AST) -> bool:
    return isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)


def is_sentence(tree: ast.Module, constant: ast.Constant) -> bool:
    return any(isinstance(node, ast.Expr) and node.value is constant for node in ast.walk(tree))


def swallows_everything(node: ast.AST) -> bool:
    if isinstance(node, ast.ExceptHandler):
        if isinstance(node.body[-1], ast.Raise) and node.body[-1].exc is None:
            return False
        if node.type is None:
            return True
        caught = node.type
    elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith("suppress"):
        caught = ast.Tuple(node.args)
    else:
        return False
    names = caught.elts if isinstance(caught, ast.Tuple) else [caught]
    return any(isinstance(name, ast.Name) and name.id in {"Exception", "BaseException"} for name in names)


def place(file: Path, node: ast.AST) -> str:
    return f"{file.relative_to(PACKAGE)}:{node.lineno}"
