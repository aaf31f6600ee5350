"""Other laptops with copies of a file, and what they write without knowing of each other."""

from contextlib import contextmanager
from pathlib import Path

from rakor_desktop.store import backup
from rakor_desktop.store.workspace import Workspace
from rakor_desktop.sync.merging import merge


def another(workspace: Workspace, label: str) -> Workspace:
    """Give another laptop a copy of this file and open it there."""
    path = backup.copy_to(workspace.path, Path(workspace.path).with_name(f"laptop-{label}.rakor"))
    return Workspace.open(path, actor=f"Operator {label}", label=label)


def collect(workspace: Workspace, *others: Workspace) -> None:
    """Merge the files of other laptops into this one."""
    merge(workspace, [other.path for other in others], keep=False)


@contextmanager
def apart(workspace, labels="B"):
    """Give laptops copies, let them write, and collect what they wrote: ``with apart(workspace) as (b,):``."""
    others = [another(workspace, label) for label in labels]
    try:
        yield others
        collect(workspace, *others)
    finally:
        for other in others:
            other.close()


def disagree(workspace, verb, uid, field, values):
    """Let laptop A and, for each further value, another one write a field; collect what they wrote."""
    with apart(workspace, "BCDEFGHIJKLMNOPQRSTUVW"[: len(values) - 1]) as others:
        for laptop, value in zip([workspace, *others], values, strict=True):
            laptop.act(verb, uid, **{field: value})
