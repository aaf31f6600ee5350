from rakor_desktop.domain.quote import quoted


def test_what_was_typed_stands_on_one_line_in_quotation_marks():
    assert quoted(" Kab.\n Alor ") == "“Kab. Alor”"


def test_a_very_long_text_does_not_flood_the_sentence():
    assert len(quoted("x" * 10_000)) == 62
    assert quoted("x" * 10_000).endswith("…”")
    assert quoted("x" * 60) == f"“{'x' * 60}”"
