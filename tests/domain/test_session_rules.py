import datetime as dt
from dataclasses import replace

import pytest

from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.event import SessionKind, SessionRow
from rakor_desktop.domain.session_rules import refuse_wrong_session, session_line, session_name, usual_day

FIRST, LAST = dt.date(2026, 4, 14), dt.date(2026, 4, 16)
DAY = SessionRow("d", "e", FIRST, SessionKind.DAY, number=1)
GROUP = SessionRow("g", "e", FIRST, SessionKind.BREAKOUT, "Kelompok A", "13:00", "15:00", "Ruang Flores", 1)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"date": dt.date(2026, 4, 17)}, r"Jumat, 17 April 2026 di luar tanggal kegiatan \(14 April 2026"),
        ({"end_time": "13:00"}, r"Jam selesai 13\.00 harus sesudah jam mulai 13\.00"),
        ({"end_time": "09:00"}, r"Jam selesai 09\.00 harus sesudah jam mulai 13\.00"),
        ({"start_time": ""}, "Isi dahulu jam mulainya"),
        ({"title": ""}, "Nama sesi wajib diisi"),
        ({"title": " pleno  I "}, "Sesi “pleno I” sudah ada pada Selasa, 14 April 2026"),
    ],
)
def test_a_session_that_cannot_be_meant_is_refused(changes, sentence):
    other = SessionRow("p", "e", FIRST, SessionKind.PLENARY, "Pleno I")
    with pytest.raises(RakorError, match=sentence):
        refuse_wrong_session(replace(GROUP, **changes), (DAY, other, GROUP), FIRST, LAST)


@pytest.mark.parametrize(
    "changes", [{}, {"end_time": ""}, {"start_time": "", "end_time": ""}, {"date": LAST, "title": "Pleno I"}]
)
def test_what_can_be_meant_is_taken(changes):
    other = SessionRow("p", "e", FIRST, SessionKind.PLENARY, "Pleno I")
    refuse_wrong_session(replace(GROUP, **changes), (DAY, other, GROUP), FIRST, LAST)


def test_a_day_needs_no_title_but_right_times():
    refuse_wrong_session(replace(DAY, start_time="08:00"), (DAY,), FIRST, LAST)
    with pytest.raises(RakorError, match="harus sesudah"):
        refuse_wrong_session(replace(DAY, start_time="08:00", end_time="07:00"), (DAY,), FIRST, LAST)


def test_what_days_and_sessions_are_called():
    assert [session_name(one) for one in (DAY, GROUP, replace(GROUP, title=""))] == [
        "Hari I",
        "Kelompok A",
        "Sidang kelompok",
    ]
    assert session_line(GROUP) == "Kelompok A · Sel 14 Apr, 13.00–15.00 · Ruang Flores"
    assert session_line(replace(DAY, start_time="08:00")) == "Hari I · Sel 14 Apr, 08.00"


@pytest.mark.parametrize(
    ("today", "uid"), [(LAST, "l"), (FIRST, "d"), (dt.date(2026, 4, 13), "d"), (None, "d")]
)
def test_the_usual_day_is_today_while_the_meeting_lasts_else_the_first(today, uid):
    last = replace(DAY, uid="l", date=LAST, number=3)
    assert usual_day([GROUP, DAY, last], today).uid == uid
