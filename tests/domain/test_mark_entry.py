import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rakor_desktop.domain.attendance import Mark, Presence
from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.event import SessionKind, SessionRow
from rakor_desktop.domain.mark_entry import Entry, read_clock, read_entry
from rakor_desktop.domain.marks import Rules, moment, read_mark

HERE, EXCUSED, ABSENT = Presence.PRESENT, Presence.EXCUSED, Presence.ABSENT
DAY = dt.date(2026, 4, 15)


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("", Entry(None)),
        (" - ", Entry(None)),
        ("hadir", Entry(HERE)),
        ("H", Entry(HERE)),
        ("v", Entry(HERE)),
        ("8.12", Entry(HERE, "08:12", "", "")),
        ("08:12", Entry(HERE, "08:12", "", "")),
        ("0812", Entry(HERE, "08:12", "", "")),
        ("812", Entry(HERE, "08:12", "", "")),
        ("8,12", Entry(HERE, "08:12", "", "")),
        ("pukul 08.12 WITA", Entry(HERE, "08:12", "", "")),
        ("Hadir 08.12", Entry(HERE, "08:12", "", "")),
        ("08.12-11.30", Entry(HERE, "08:12", "11:30", "")),
        ("8.12 s.d. 11.30", Entry(HERE, "08:12", "11:30", "")),
        ("8.12 pulang 11.30", Entry(HERE, "08:12", "11:30", "")),
        ("08.12–11.30 jadwal kapal", Entry(HERE, "08:12", "11:30", "jadwal kapal")),
        ("pulang 11.30", Entry(HERE, "", "11:30")),
        ("Hadir–11.30", Entry(HERE, "", "11:30")),
        ("izin pulang 11.30 jadwal kapal", Entry(HERE, "", "11:30", "jadwal kapal")),
        ("i", Entry(EXCUSED, reason="")),
        ("Izin: dinas luar", Entry(EXCUSED, reason="dinas luar")),
        ("ijin - tugas mendadak", Entry(EXCUSED, reason="tugas mendadak")),
        ("t", Entry(ABSENT, reason="")),
        ("Tidak hadir", Entry(ABSENT, reason="")),
        ("tidak hadir (tanpa kabar)", Entry(ABSENT, reason="tanpa kabar")),
    ],
)
def test_a_cell_takes_what_people_write(text, entry):
    assert read_entry(text, "WITA") == entry


@pytest.mark.parametrize("text", ["1", "8", "halo", "ikut", "tas", "123456", "8.121", "x"])
def test_nonsense_is_refused_with_examples(text):
    with pytest.raises(RakorError, match=r"tidak dapat dibaca; tulis jam \(08\.12 atau 08\.12–11\.30\)"):
        read_entry(text)


@pytest.mark.parametrize(
    "text", ["s", "S", "sakit", "izin sakit", "08.12–11.30 demam", "tidak hadir: opname"]
)
def test_health_is_not_taken_in_any_spelling(text):
    with pytest.raises(RakorError, match="Alasan kesehatan tidak dicatat"):
        read_entry(text)


@pytest.mark.parametrize(
    ("text", "sentence"), [("25.00", "Jam “25.00” tidak ada"), ("08.12 WIB", "bukan WITA")]
)
def test_a_time_that_cannot_be_is_refused(text, sentence):
    with pytest.raises(RakorError, match=sentence):
        read_entry(text, "WITA")


def test_a_clock_alone_is_read_the_same_way():
    assert [read_clock(text) for text in ("8.12", "812", "0812", "8,12", "8 : 12", "8")] == ["08:12"] * 5 + [
        "08:00"
    ]


clocks = st.tuples(st.integers(0, 23), st.integers(0, 59)).map(lambda one: f"{one[0]:02}:{one[1]:02}")
whys = st.sampled_from(["", "dinas luar", "jadwal kapal", "tugas (mendadak)", "rapat: DPRD, Bappeda"])


@given(
    st.one_of(
        st.builds(Entry, st.just(HERE), clocks, st.one_of(st.just(""), clocks), whys),
        st.builds(Entry, st.sampled_from([EXCUSED, ABSENT]), reason=whys),
    )
)
def test_what_a_cell_shows_is_understood_again(entry):
    zone = "WITA"
    held = SessionRow("s", "e", DAY, SessionKind.PLENARY)
    came = moment(DAY, entry.at or "08:00", zone)
    left = moment(DAY, entry.left, zone) if entry.left else None
    mark = Mark("s", entry.presence, came, left, "MANUAL", entry.reason)

    again = read_entry(read_mark(mark, held, Rules(zone)).short, zone)

    assert (again.presence, again.at, again.left or "", again.reason) == (
        entry.presence,
        entry.at,
        entry.left or "",
        entry.reason,
    )
