"""The parts of a spreadsheet file are found, and no more comes out of them than is allowed."""

import io
import zipfile
from xml.sax.handler import ContentHandler

import pytest

from rakor_desktop.exchange.package import Package
from rakor_desktop.exchange.refusal import SheetRefusedError


def package(make, parts, **more):
    return Package(io.BytesIO(make.zipped(parts, **more)))


def why(call, *arguments):
    with pytest.raises(SheetRefusedError) as refused:
        call(*arguments)
    return refused.value.why.value


def test_parts_are_found_however_they_are_written(make):
    found = package(make, {"XL\\Workbook.xml": "<a/>"})
    assert "/xl/workbook.xml" in found
    assert found.start("xl/workbook.xml") == b"<a/>"
    assert found.start("xl/andere.xml") == b""


def test_only_the_beginning_is_read_where_that_is_enough(make):
    found = package(make, {"a": b"x" * 10_000_000})
    assert found.start("a", 10) == b"x" * 10


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<!DOCTYPE a><a/>", "unsafe"),
        ('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "unsafe"),
        ('<!DOCTYPE a SYSTEM "http://contoh.id/a.dtd"><a/>', "unsafe"),
        ("<a>", "damaged"),
        ("<a>&b;</a>", "damaged"),
        ("", "damaged"),
        ('<?xml version="1.0" encoding="klingon"?><a/>', "damaged"),
    ],
)
def test_xml_that_is_not_plain_is_refused(make, text, said):
    assert why(package(make, {"a": text}).parse, "a", ContentHandler()) == said


def test_a_part_that_is_not_there_or_packed_in_a_strange_way_is_refused(make):
    assert why(package(make, {}).parse, "a", ContentHandler()) == "damaged"
    packed = package(make, {"a": "<a/>"}, compression=zipfile.ZIP_BZIP2)
    assert why(packed.parse, "a", ContentHandler()) == "damaged"


def test_a_locked_part_is_told(make):
    data = bytearray(make.zipped({"a": "<a/>"}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert why(Package(io.BytesIO(data)).parse, "a", ContentHandler()) == "locked"


def test_what_comes_out_of_all_parts_together_is_counted(make):
    found = Package(io.BytesIO(make.zipped({"a": b" " * 600, "b": b" " * 600})), most_bytes=1000)
    found.start("a")
    assert why(found.start, "b") == "too large"


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"x" * 100])
def test_what_is_no_zip_is_refused(data):
    assert why(Package, io.BytesIO(data)) == "damaged"
