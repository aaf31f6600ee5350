from rakor_desktop.domain.event import SESSION_KINDS, SessionKind


def test_every_kind_has_its_word():
    assert set(SESSION_KINDS) == set(SessionKind)
