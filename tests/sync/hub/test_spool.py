"""What was fetched is found again without reading what lies after it."""

from rakor_desktop.sync.hub.spool import spooling


def row(seq):
    return (seq, *(f"{seq}.{nth}" for nth in range(11)), bytes([seq]))


def test_one_entry_is_read_alone():
    read = []
    with spooling() as spool:
        spool.put("a", [row(seq) for seq in range(1, 101)])
        spool._connection.row_factory = lambda _cursor, found: read.append(found) or found

        assert spool.entry("a", 40) == row(40)
        assert len(read) == 1
        assert spool.hash_at("a", 40) == bytes([40])
        assert (spool.entry("a", 101), spool.hash_at("b", 1)) == (None, None)
