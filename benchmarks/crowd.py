"""A made-up crowd for the attendance desk, and people at a keyboard who do not hit every key."""

# ruff: noqa: PLR2004 - chances and lengths of words

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from string import ascii_lowercase

from rakor_desktop.domain.attendance import AttendeeRow, Role
from rakor_desktop.domain.ids import natural_uid
from rakor_desktop.domain.names import split_name
from rakor_desktop.domain.ranks import suggest_level
from rakor_desktop.domain.regions import Region
from rakor_desktop.services.invitations import Invitation

_GIVEN = """
Adelaide Adrianus Agatha Agnes Agustinus Albertus Aleksander Aloysius Amandus Ambrosius Ana Anastasia
Andreas Angela Anselmus Antonia Antonius Apolonia Apolinaris Aprilia Arnoldus Asty Augustina Benediktus
Bernadeta Bernadus Blasius Bonefasius Carolus Cecilia Christina Clara Cornelis Damianus Daniel David
Delfina Demetrius Dionisius Dominikus Donatus Dorothea Edmundus Eduardus Efrem Elias Elisabeth Emanuel
Emiliana Engelbertus Erasmus Ernesta Eusebius Eustakius Fabianus Fatima Faustinus Febronia Felisitas
Feliks Ferdinandus Fidelis Filomena Florensia Florianus Fransiska Fransiskus Frederikus Gabriel Gaspar
Gaudensia Genoveva Gerardus Gervasius Godelfridus Gregorius Hedwig Helena Hendrikus Herman Hieronimus
Hilarius Hironima Ignasius Imelda Irenius Isidorus Yakobus Yasinta Yeremias Yohana Yohanes Yoakim Yosef
Yosefina Yovita Yulius Yuliana Yunus Kamilus Kanisius Karolina Kasianus Katarina Klara Klemens Kondradus
Konstantinus Kornelia Kosmas Krisantus Kristoforus Ladislaus Lambertus Laurensius Leonardus Lidia
Longginus Lukas Lusia Ludgardis Magdalena Margareta Maria Marianus Markus Marselinus Marta Martinus
Mateus Matilda Maksimus Melania Melkior Mikael Monika Nikolaus Nikodemus Norbertus Odilia Oktavianus
Oswaldus Paskalis Patrisius Paulina Paulus Petronela Petrus Pius Primus Rafael Regina Remigius Rikardus
Robertus Rofina Romanus Rosalia Rosina Rufina Sabina Sebastianus Selestinus Serafina Servasius Sesilia
Silvester Simforianus Simon Stefania Stefanus Sofia Tadeus Tarsisius Teodorus Teresia Thomas Timotius
Titus Ursula Valentinus Valeria Vediana Veronika Viktor Vinsensia Vinsensius Vitalis Wenseslaus Wilhelmus
Wolfgang Zakarias Zita
"""
_CLANS = """
Abi Abineno Ado Aluman Amaral Amtiran Asa Ata Atamukin Atok Baba Bait Balik Banamtuan Banu Batmomolin Bau
Belo Benu Bere Berek Betan Bhoki Bili Billi Boimau Boli Boro Bria Bulu Bunga Busa Charles Dappa Dadi Dasi
Deo Dhae Dima Djawa Djo Doko Duli Fahik Fallo Fanggidae Feoh Fernandez Fobia Foeh Funan Gadi Garus Gae
Gero Geru Gili Goa Golo Gonsales Hala Hale Haning Harum Hayon Hede Heo Hoar Hurek Ina Jaga Jawa Jehaman
Jemali Jelahu Kabosu Kadja Kaha Kaka Kali Kanaf Kapitan Kasa Keban Keda Kedang Kefi Keraf Ketty Kiik
Kleden Klau Koa Kolo Kopong Kota Koten Lado Laga Lagho Laka Lamak Lamawuran Langoday Lape Lapuk Lau Lay
Leba Lede Leki Leo Letor Liu Loe Loko Lopo Luan Luka Lusi Mada Mage Mahuze Makin Malo Mamulak Manek
Manafe Mandas Manu Masan Mau Mbado Mbete Mbiri Mbuilima Mella Meo Meta Missa Moi Molo Mone Muda Mukin
Nahak Naibaho Naif Naisoko Nai Nau Ndaumanu Ndolu Ndun Neno Ngaji Ngefak Ngongo Niis Nono Nubatonis Nuwa
Olin Oematan Ora Paga Pake Parera Pati Payong Pello Penu Pita Plaituka Poety Ratu Raja Rangga Rebo Riwu
Rihi Roga Rohi Rondo Ruing Saba Sabaat Sabon Sadi Sanga Sarmento Seran Sene Seda Sela Seo Siki Sina
Soares Soge Sola Solo Suban Suni Tahu Tae Taneo Takandewa Taolin Tapun Tefa Teti Tiba Tes Tnunay Tobu
Toda Toha Tonu Tukan Ufi Uly Umbu Un Wadu Waang Wangge Wawo Wea Weli Werang Witin Wolo Wuwur Yewangoe
Zogo
"""
BETWEEN = ("da", "de", "do", "")
PREFIXES = ("", "", "", "", "Drs.", "Dra.", "Ir.", "Dr.", "drg.", "H.")
SUFFIXES = (
    "",
    "",
    "S.E.",
    "S.T.",
    "S.H., M.H.",
    "M.Si.",
    "S.Sos.",
    "A.Md.",
    "S.I.Kom.",
    "M.T.",
    "S.STP., M.M.",
)
OFFICES = (
    "Kepala Dinas Perindustrian dan Perdagangan",
    "Sekretaris Dinas",
    "Kepala Bidang Perindustrian",
    "Kepala Bidang Perdagangan",
    "Kepala Seksi Sarana dan Prasarana",
    "Pembina Industri Ahli Muda",
    "Perencana Ahli Muda",
    "Analis Kebijakan",
    "Tenaga Penyuluh Lapangan",
    "",
)
ALIASES = {
    "Kabupaten Timor Tengah Selatan": "tts",
    "Kabupaten Timor Tengah Utara": "ttu",
    "Kabupaten Sumba Barat Daya": "sbd",
    "Kabupaten Manggarai Barat": "mabar",
    "Kabupaten Manggarai Timur": "matim",
    "Kabupaten Flores Timur": "flotim",
    "Kabupaten Rote Ndao": "rote",
    "Kabupaten Sabu Raijua": "sabu",
    "Kota Kupang": "kota kupang",
    "Kabupaten Kupang": "kab kupang",
}


def invitations(count: int, regions: Sequence[Region], seed: int = 22) -> list[Invitation]:
    """Return so many people of different names, numbers and places."""
    chance = random.Random(seed)
    made: dict[tuple[str, str], Invitation] = {}
    while len(made) < count:
        region = chance.choice(regions)
        name = _name(chance)
        key = name.casefold(), region.uid
        if key in made:
            continue
        office = chance.choice(OFFICES)
        made[key] = Invitation(
            ", ".join(filter(None, (f"{chance.choice(PREFIXES)} {name}".strip(), chance.choice(SUFFIXES)))),
            role=chance.choices((Role.PARTICIPANT, Role.SPEAKER, Role.COMMITTEE), (18, 1, 1))[0],
            position=office,
            organization=f"Dinas Perindustrian dan Perdagangan {region.name}" if office else "",
            region_uid=region.uid,
            nip=_nip(chance, len(made)) if chance.random() < 0.7 else "",
            sex=chance.choice("LP"),
        )
    return list(made.values())


def rows(count: int, regions: Sequence[Region], seed: int = 22) -> list[AttendeeRow]:
    """Return the same people as the list shows them, without a file."""
    known = {region.uid: region for region in regions}
    made = []
    for number, one in enumerate(invitations(count, regions, seed), start=1):
        name, region = split_name(one.name), known[one.region_uid or ""]
        made.append(
            AttendeeRow(
                natural_uid("crowd", str(number)),
                natural_uid("crowd person", str(number)),
                name.prefix,
                name.name,
                name.suffix,
                one.role,
                suggest_level(one.position, region.kind),
                position=one.position,
                nip=one.nip,
                sex=one.sex,
                organization=one.organization,
                region_uid=region.uid,
                region_code=region.code,
                region=region.name,
                number=f"A-{number:03d}",
            )
        )
    return made


def _name(chance: random.Random) -> str:
    words = [chance.choice(_GIVEN.split())]
    if chance.random() < 0.45:
        words.append(chance.choice(_GIVEN.split()))
    if chance.random() < 0.08:
        words.append(chance.choice(BETWEEN[:3]))
    words.append(chance.choice(_CLANS.split()))
    return " ".join(dict.fromkeys(words))


def _nip(chance: random.Random, number: int) -> str:
    born = f"{chance.randint(1966, 1998)}{chance.randint(1, 12):02d}{chance.randint(1, 28):02d}"
    appointed = f"{chance.randint(2000, 2022)}{chance.randint(1, 12):02d}"
    return f"{born}{appointed}{chance.choice('12')}{number % 999 + 1:03d}"


def searches(people: Sequence[AttendeeRow], count: int, seed: int) -> Iterator[tuple[AttendeeRow, str, str]]:
    """Yield somebody who is meant, what would be typed without an error, and what is typed."""
    chance = random.Random(seed)
    words = {row.uid: {*row.name.casefold().split(), *_places(row)} for row in people}
    while count:
        row = chance.choice(people)
        asked = _asked(chance, row)
        fitting = sum(all(word in known for word in asked) for known in words.values())
        if fitting != 1:
            continue
        typed = list(asked)
        name_words = [place for place, word in enumerate(typed) if word in row.name.casefold().split()]
        errors = 2 if len(name_words) > 2 and chance.random() < 0.5 else 1
        for place in chance.sample(name_words, min(errors, len(name_words))):
            typed[place] = _spoilt(chance, typed[place])
        if chance.random() < 0.25:
            typed.insert(0, chance.choice(("ibu", "bapak", "drs", "ir.", "dr", "h.")))
        if chance.random() < 0.15:
            typed.append(chance.choice(("s.e", "M.Si", "st", "s.sos")))
        yield row, " ".join(asked), " ".join(typed)
        count -= 1


def _places(row: AttendeeRow) -> set[str]:
    return {*row.region.casefold().split(), *ALIASES.get(row.region, "").split()}


def _asked(chance: random.Random, row: AttendeeRow) -> list[str]:
    names = row.name.casefold().split()
    asked = list(names)
    if len(names) > 2 and chance.random() < 0.5:
        asked = [names[0], names[-1]]
    if chance.random() < 0.25:
        chance.shuffle(asked)
    if chance.random() < 0.35 or len(names) == 1:
        asked += ALIASES.get(row.region, row.region.casefold().removeprefix("kabupaten ")).split()
    return asked


_BESIDE = "sq vn xv sf wr dg fh gj uo hk jl ko nk bm ip ol wa et ad ry yi cb qe zc tu xs"
_NEIGHBOURS = dict(zip(ascii_lowercase, _BESIDE.split(), strict=True))
_HEARD = "y/j j/y f/v v/f f/p v/p ph/f f/ph u/oe oe/u i/y th/t t/th k/c c/k ks/x s/z z/s l/ll n/nn h/"


def _spoilt(chance: random.Random, word: str) -> str:
    """Return a word with one error of the fingers or the ear."""
    if len(word) < 3:
        return word
    place = chance.randrange(len(word) - 1)
    kind = chance.choice(("swapped", "left out", "twice", "beside", "heard", "heard"))
    if kind == "swapped":
        return word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    if kind == "left out":
        return word[:place] + word[place + 1 :]
    if kind == "twice":
        return word[: place + 1] + word[place:]
    if kind == "beside":
        return word[:place] + chance.choice(_NEIGHBOURS[word[place]]) + word[place + 1 :]
    pairs = [pair.split("/") for pair in _HEARD.split()]
    fitting = [(said, written) for said, written in pairs if said in word]
    said, written = chance.choice(fitting) if fitting else (word[0], word[0])
    return word.replace(said, written, 1)
