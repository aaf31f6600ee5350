"""Why somebody is excused: a few words, and never anything about anybody's health (DOMAIN 7)."""

from __future__ import annotations

import re

from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.domain.legible import legible

EXAMPLES = (N_("Dinas luar"), N_("Tugas mendadak"), N_("Jadwal kapal/pesawat"), N_("Berhalangan"))
"""What is offered; the last one is what stands for everything that is nobody's business."""
MOST_LETTERS = 200

_HEALTH = re.compile(
    r"""\b(?:
        \w*sakit\w* | demam\w* | pilek | batuk\w* | flu | influen[sz]a | meriang | pusing\w*
      | covid\w* | corona | korona | positif\s+covid | isoman | isolasi\s+mandiri | karantina
      | malaria | dbd | demam\s+berdarah | ti[fp][ue]s | diare | stroke | vertigo | migr(?:ain|en)
      | asma | maag
      | kanker | tumor | diabetes | hipertensi | darah\s+tinggi | cuci\s+darah | serangan\s+jantung
      | (?<!stok\s)(?<!stock\s)opname | rawat\s+inap | dirawat | rsud | igd | ugd | icu | infus
      | berobat | (?:ke|kontrol|surat|keterangan|periksa)\s+dokter
      | operasi\s+(?:mata|jantung|usus|caesar|sesar|lutut|tulang) | menjalani\s+operasi | dioperasi
      | hamil | melahirkan | bersalin | persalinan | keguguran
      | (?:alasan|gangguan|masalah|pemeriksaan|cek|kondisi)\s+kesehatan | medical\s+check\s?-?up | mcu
      | sick | ill | illness | hospital\w* | fever | doctor | pregnan\w+
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
"""Stok opname, operasi pasar and a meeting at the Dinas Kesehatan are work, not health."""


def names_health(text: str) -> bool:
    """Tell whether a reason speaks of illness, of whomever."""
    return _HEALTH.search(text) is not None


def reason(text: str) -> str:
    """Return a reason as it is kept, on one line; one about health is refused, for it is not ours to know."""
    line = " ".join(legible(text).split())
    if names_health(line):
        raise health_refused()
    if len(line) > MOST_LETTERS:
        raise RakorError(
            _("Alasan terlalu panjang: {length} huruf, paling banyak {most}.").format(
                length=len(line), most=MOST_LETTERS
            )
        )
    return line


def health_refused() -> RakorError:
    """Return the refusal of what was written about health."""
    return RakorError(_("Alasan kesehatan tidak dicatat; tulis “berhalangan”."))
