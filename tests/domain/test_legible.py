"""What is typed or pasted is kept as it was meant."""

import pytest

from rakor_desktop.domain.legible import legible, on_one_line


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Maria Contoh", "Maria Contoh"),
        ("baris satu\nbaris dua\tkolom", "baris satu\nbaris dua\tkolom"),
        ("dari Word\x0bdan\u2028dari\u2029papan klip\r\nlain\r", "dari Word\ndan\ndari\npapan klip\nlain\n"),
        ("a\x00b\x07c\x1b[31md\x7f", "abc[31md"),
        ("separuh \ud83d huruf", "separuh \ufffd huruf"),
        ("👩\u200d🌾 \u202eterbalik", "👩\u200d🌾 \u202eterbalik"),
        ("", ""),
    ],
)
def test_only_what_nobody_meant_is_left_out(typed, kept):
    assert legible(typed) == kept
    assert legible(kept) == kept
    kept.encode()


def test_a_line_for_a_terminal_cannot_colour_it_or_turn_it_round():
    assert on_one_line("Rakor\n\x1b[31mmerah \u202eterbalik\u2066") == "Rakor [31mmerah terbalik"
    assert on_one_line("👩\u200d🌾 Ana") == "👩\u200d🌾 Ana"
