"""Where somebody at the door may come from, and what people from there usually are, from a few letters."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rakor_desktop.domain.attendance import AttendeeRow, Role
from rakor_desktop.domain.errors import AmbiguousError, RakorError
from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.ranks import OfficeLevel, is_agency_head
from rakor_desktop.domain.regions import Gazetteer, Region
from rakor_desktop.domain.spelling import spelled
from rakor_desktop.services.finding_vocabulary import GUESSED, Vocabulary
from rakor_desktop.services.finding_words import NAME, PLACE, of_institution, of_place

ENOUGH = 2
_MOST = 8
_MOST_NAMED = 3
_HEADS = (
    OfficeLevel.KEPALA_DAERAH,
    OfficeLevel.SEKDA,
    OfficeLevel.JPT_PRATAMA_PUSAT_PROV,
    OfficeLevel.JPT_PRATAMA_KAB,
)
USUAL_OFFICES = (
    "Kepala Dinas",
    "Sekretaris Dinas",
    "Kepala Bidang Perindustrian",
    "Kepala Bidang Perdagangan",
    "Kepala Seksi",
    "Pembina Industri Ahli Muda",
    "Penyuluh Perindustrian dan Perdagangan Ahli Muda",
    "Analis Kebijakan Ahli Muda",
    "Perencana Ahli Muda",
    "Tenaga Penyuluh Lapangan",
    "Staf",
)
USUAL_HEAD = "Kepala Dinas"


@dataclass(frozen=True, slots=True)
class Origin:
    """A region, an institution, or an institution of a region; nothing of it for somebody from nowhere."""

    region: Region | None = None
    organization: str = ""

    @property
    def label(self) -> str:
        """What it is called in a list to choose from."""
        return self.organization or (self.region.name if self.region else "")

    @property
    def region_uid(self) -> str | None:
        """The uid of the region, if it has one."""
        return self.region.uid if self.region else None

    @property
    def role(self) -> Role:
        """What somebody from there most likely is: of the kabupaten/kota a participant, else a guest."""
        return Role.PARTICIPANT if self.region is not None and self.region.is_regency else Role.GUEST


class Origins:
    """The regions and the institutions of those on the list, found by the beginnings of their words."""

    def __init__(self, rows: Iterable[AttendeeRow], gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._rows = list(rows)
        regions = {region.uid: region for region in gazetteer.regions}
        self._known = {f"region {region.uid}": Origin(region) for region in gazetteer.regions}
        self._sent: dict[str, Counter[str]] = defaultdict(Counter)
        for row in self._rows:
            if row.organization:
                self._sent[row.region_uid or ""][row.organization] += 1
                origin = Origin(regions.get(row.region_uid or ""), row.organization)
                self._known.setdefault(f"{row.organization} {row.region_uid}", origin)
        self._vocabulary = Vocabulary()
        for key, origin in self._known.items():
            self._vocabulary.add(key, _words(origin))

    def find(self, text: str) -> list[Origin]:
        """Return what may be meant, the likeliest first: regions before the institutions in them."""
        costs = self._costs(text)
        order = sorted(costs, key=lambda key: (costs[key], not key.startswith("region "), key))
        return [self._known[key] for key in order[:_MOST]]

    def meant(self, text: str) -> Origin:
        """Return the one meant; what is quite unknown is an institution not heard of before."""
        written = " ".join(text.split())
        if not written:
            return Origin()
        same = [origin for origin in self._known.values() if origin.label.casefold() == written.casefold()]
        if len(same) == 1:
            return self.completed(same[0])
        try:
            return self.completed(Origin(self._gazetteer.find(written).region))
        except AmbiguousError:
            raise
        except RakorError:
            return self._fitting(written)

    def offices(self, origin: Origin, text: str = "") -> list[str]:
        """Return what people from there are, then what people usually are, as far as it fits the text."""
        near: Counter[str] = Counter()
        for row in self._rows:
            # A head who is on the list comes in person; a guest from there is somebody else.
            if row.position and not _is_head(row):
                same = bool(origin.organization) and row.organization == origin.organization
                there = origin.region is not None and row.region_uid == origin.region.uid
                near[row.position] += 10_000 * same + 100 * there + 1
        known = [office for office, _count in near.most_common()]
        return [office for office in dict.fromkeys((*known, *USUAL_OFFICES)) if _fits(office, text)][:_MOST]

    def heads(self, origin: Origin, text: str = "", *, but: str = "") -> list[tuple[str, str]]:
        """Return the invited heads of the agency whom somebody from there may stand for: office and name.

        Nobody stands for themselves: the one with the uid ``but`` is left out.
        """
        found = [
            (row.position, row.full_name)
            for row in self._rows
            if _is_head(row)
            and row.uid != but
            and not row.represents
            and (
                (origin.region_uid and row.region_uid == origin.region_uid)
                or (origin.organization and row.organization == origin.organization)
            )
        ]
        fitting = [(office, name) for office, name in found if _fits(f"{office} {name}", text)]
        is_head = any(row.uid == but and _is_head(row) for row in self._rows)
        if not fitting and not is_head and _fits(USUAL_HEAD, text):
            fitting = [(USUAL_HEAD, "")]
        return fitting[:_MOST]

    def _costs(self, text: str) -> dict[str, int]:
        words = spelled(text)
        if sum(map(len, words)) < ENOUGH:
            return {}
        for people in (self._vocabulary.written, self._vocabulary.guessed):
            by_word = [people(word) for word in words]
            fitting = [key for key in by_word[0] if all(key in found for found in by_word)]
            if fitting:
                return {key: sum(found[key] for found in by_word) for key in fitting}
        return {}

    def _fitting(self, written: str) -> Origin:
        costs = {key: cost for key, cost in self._costs(written).items() if cost < GUESSED}
        found = [self._known[key] for key in costs]
        bare = [origin for origin in found if not origin.organization]
        if len(bare) == 1 and {origin.region_uid for origin in found} == {bare[0].region_uid}:
            return self.completed(bare[0])
        if len(found) == 1:
            return found[0]
        if found:
            named = [origin.label for origin in self.find(written)[:_MOST_NAMED]]
            raise AmbiguousError(
                _("“{text}” dapat berarti {options}; pilih salah satu.").format(
                    text=written, options=", ".join(named)
                )
            )
        return Origin(organization=written)

    def completed(self, origin: Origin) -> Origin:
        """Return the same with the institution, if everybody from there comes from one."""
        sent = self._sent.get(origin.region_uid or "", Counter())
        if origin.organization or origin.region is None or not origin.region.is_regency or len(sent) != 1:
            return origin
        return replace(origin, organization=next(iter(sent)))


def _words(origin: Origin) -> dict[str, int]:
    words = dict.fromkeys(of_institution(origin.organization), NAME)
    region = of_place(origin.region) if origin.region else ()
    return {**{word: NAME if weight <= PLACE else weight for word, weight in region}, **words}


def _is_head(row: AttendeeRow) -> bool:
    return bool(row.position) and (row.level in _HEADS or is_agency_head(row.position))


def _fits(known: str, text: str) -> bool:
    mine: Sequence[str] = spelled(known)
    return all(any(word.startswith(typed) for word in mine) for typed in spelled(text))
