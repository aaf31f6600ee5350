from contextlib import contextmanager

import pytest
from sqlalchemy.event import listen, remove

from rakor_desktop.services import attendance, invitations
from rakor_desktop.services.invitations import Invitation


@pytest.fixture
def invite(workspace, event, region):
    """Put somebody on the list: ``invite("Maria Contoh", "53.05", position="Kepala Dinas")`` returns the uid."""

    def put(name, code=None, **more):
        given = Invitation(name, region_uid=region(code) if code else None, **more)
        return workspace.act(invitations.invite, event, given)

    return put


@pytest.fixture
def person(workspace, event):
    """What is on the list under a uid now."""
    return lambda uid: next(row for row in workspace.ask(attendance.people, event) if row.uid == uid)


@pytest.fixture
def questions(workspace):
    """Count what is asked of the file: ``with questions(at_most=3): ...`` fails when there are more."""

    @contextmanager
    def counted(at_most):
        asked = []

        def note(_connection, _cursor, statement, *_rest):
            asked.append(statement)

        engine = workspace._sessions._engine
        listen(engine, "before_cursor_execute", note)
        try:
            yield
        finally:
            remove(engine, "before_cursor_execute", note)
        found = [statement for statement in asked if not statement.startswith("BEGIN")]
        assert len(found) <= at_most, "\n".join(found)

    return counted
