"""The region that an institution or a heading names beyond doubt: with its kind, and no other beside it."""

from __future__ import annotations

import re

from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.regions import Gazetteer, Region

_KIND = re.compile(
    r"\b(?:kab(?:upaten)?|kota|pro[vp](?:insi)?|kement[e]?rian|kemenperin)\b\.?", re.IGNORECASE
)
_AGENCY = re.compile(
    r"\b(?:dinas|dis(?:per|kop|nak|dag)[a-z]*|badan|bap[a-z]+|pem(?:erintah|kab|kot|prov)|setda"
    r"|sekretariat daerah|kement[e]?rian|kemenperin|ditjen|direktorat)\b",
    re.IGNORECASE,
)
_MOST_WORDS = 5
"""Of these the longest name of a region has: Kabupaten Timor Tengah Selatan."""


def agency_region(text: str, gazetteer: Gazetteer) -> Region | None:
    """Return the one region whose agency is named: ``Disperindag Kab. Belu`` is Belu.

    A bank or a university in a town does not come for it, and ``Kupang`` alone is nothing.
    """
    if not _AGENCY.search(text):
        return None
    found = {}
    for match in _KIND.finditer(text):
        region = _longest(text[match.start() :].split()[:_MOST_WORDS], gazetteer)
        if region is not None:
            found[region.code] = region
    return found.popitem()[1] if len(found) == 1 else None


def _longest(words: list[str], gazetteer: Gazetteer) -> Region | None:
    for count in range(len(words), 0, -1):
        named = " ".join(words[:count]).strip(" .,;:)")
        try:
            match = gazetteer.find(named)
        except RakorError:
            continue
        if match.warning is None and (count > 1 or not match.region.is_regency):
            return match.region
    return None
