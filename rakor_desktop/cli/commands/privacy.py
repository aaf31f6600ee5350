"""``rakor redact`` and ``rakor incident``."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from rakor_desktop.cli.answer import Answer, UsageError, beside
from rakor_desktop.cli.opening import reading, writing
from rakor_desktop.domain import shown_dates
from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.privacy import (
    DATA_KINDS,
    ERASED,
    TRACES,
    Erasure,
    IncidentReport,
    Mention,
    PersonalData,
)
from rakor_desktop.domain.quote import quoted
from rakor_desktop.services import incident as incidents
from rakor_desktop.services import incident_files, privacy, privacy_copies
from rakor_desktop.store.workspace import Workspace


def redact(given: Namespace) -> Answer:
    """Take one person out of the file for good, or tell what that would take out."""
    if not given.dry_run and not given.reason.strip():
        raise UsageError(_("--reason wajib diisi, kecuali dengan --dry-run."))
    with reading(given.file) if given.dry_run else writing(given) as workspace:
        uid = workspace.ask(privacy.person_of, given.who)
        held = workspace.ask(privacy.held, uid, given.also)
        if not given.dry_run:
            _refuse_a_part(given.who, held.person.name)
        chosen = [
            one for one in held.mentions if given.mentions == "all" or (given.mentions == "sure" and one.sure)
        ]
        due = bool(chosen or given.scan) or held.person.name != ERASED
        found = privacy_copies.looked_into(workspace.path, uid, due=due)
        copies = found.holding
        rows, fresh, unclean = 0, None, ""
        if not given.dry_run:
            keys = list(dict.fromkeys(one.key for one in chosen))
            what = Erasure(given.reason, keys, given.scan, given.also)
            # Somebody taken out before may have left traces on this disk, and stand in the copies.
            if held.person.name != ERASED or keys or given.scan:
                rows = workspace.act(privacy.redact, uid, what)
            unclean = _wiped(workspace)
            if given.backups == "delete":
                now = datetime.now()  # noqa: DTZ005 - people read it in a name
                fresh = privacy_copies.delete(workspace.path, copies, now)
    data = {
        "file": str(given.file),
        "redacted": not given.dry_run,
        "rows": rows,
        "wiped": not given.dry_run and not unclean,
        **_data(held, chosen),
        "backups": [str(copy) for copy in copies],
        "backups_unknown": [str(copy) for copy in found.unknown],
        "backups_deleted": fresh is not None,
        "fresh_backup": str(fresh) if fresh is not None else None,
    }
    lines = [*_lines(held, chosen), *_outcome(given, held, rows, copies, fresh), *_unknown(found.unknown)]
    return Answer(data, [*lines, unclean] if unclean else lines, problems=bool(unclean))


def _refuse_a_part(asked: str, name: str) -> None:
    """Refuse to take out for ever whoever was named by a part of the name only."""
    words = " ".join(asked.split()).casefold()
    if words in name.casefold() and words != name.casefold():
        raise RakorError(
            _("{text} hanya sebagian nama. Sebutkan seluruhnya untuk menghapus: {name}").format(
                text=quoted(asked), name=name
            )
        )


def _wiped(workspace: Workspace) -> str:
    """Leave no trace on the disk; return why there may still be some, empty where there is none."""
    try:
        workspace.scrub(always=True)
    except RakorError as error:
        return _("Datanya sudah dihapus, tetapi jejaknya di diska belum bersih: {reason}").format(
            reason=error
        )
    return ""


def _data(held: PersonalData, chosen: Sequence[Mention]) -> dict[str, Any]:
    return {
        "person": {"uid": held.person.uid},
        "lists": list(held.lists),
        "marks": held.marks,
        "notes": held.notes,
        "settlements": held.settlements,
        "versions": held.versions,
        "mentions": [
            {
                "table": one.table,
                "row": one.row,
                "field": one.field,
                "current": one.current,
                "chosen": one in chosen,
            }
            for one in held.mentions
        ],
        "scans": [{"uid": scan.uid, "session": scan.where} for scan in held.scans],
        "actions_named": held.as_actor,
        "laptops": list(held.laptops),
    }


def _lines(held: PersonalData, chosen: Sequence[Mention]) -> list[str]:
    lines = beside(
        [
            (_("Orang"), held.person.name),
            (_("Data"), ", ".join(held.fields) or "-"),
            (_("Daftar"), "; ".join(held.lists) or "-"),
            (_("Tanda kehadiran"), str(held.marks)),
            (_("Keputusan perbedaan"), str(held.settlements)),
            (_("Entri riwayat"), str(held.versions)),
            (
                _("Pindaian di rakornya"),
                "; ".join(f"{one.file_name} ({one.uid})" for one in held.scans) or "-",
            ),
        ]
    )
    for one in held.mentions:
        said = ", ".join(_(TRACES[trace]) for trace in one.traces)
        where = one.title if one.current else _("{title} (hanya di riwayat)").format(title=one.title)
        sign = "x" if one in chosen else " "
        lines.append(f"[{sign}] {where} · {one.field} · {said}")
    return lines


def _outcome(
    given: Namespace, held: PersonalData, rows: int, copies: Sequence[Path], fresh: Path | None
) -> list[str]:
    lines = []
    if given.dry_run:
        lines.append(_("Belum ada yang dihapus."))
    else:
        lines.append(_("Data pribadi dihapus dari {n} baris; jumlah-jumlah rakor tetap.").format(n=rows))
    if held.as_actor:
        lines.append(
            _("Namanya tetap tercatat sebagai pelaku {n} tindakan: itu bagian dari rantai bukti.").format(
                n=held.as_actor
            )
        )
    if fresh is not None:
        lines.append(_("{n} cadangan lama dihapus; yang baru: {copy}").format(n=len(copies), copy=fresh))
    elif copies:
        lines.append(_("{n} cadangan masih memuat orang ini (--backups delete).").format(n=len(copies)))
    if len(held.laptops) > 1:
        lines.append(
            _("Gabungkan berkas ini ke laptop {laptops} agar di sana pun dihapus.").format(
                laptops=", ".join(held.laptops)
            )
        )
    return lines


def _unknown(copies: Sequence[Path]) -> list[str]:
    """Name the copies of which nobody knows what they hold; they are left alone."""
    said = _("Cadangan “{file}” tidak dapat diperiksa dan dibiarkan.")
    return [said.format(file=copy.name) for copy in copies]


def incident(given: Namespace) -> Answer:
    """Tell whose personal data a file holds, without the data."""
    found = incidents.report(given.file)
    written = []
    if given.output is not None:
        incident_files.write(found, given.output, datetime.now().astimezone())
        written.append(_("Laporan ditulis ke {file}").format(file=given.output))
    data = {
        "file": str(given.file),
        "sound": found.sound,
        "events": list(found.events),
        "laptops": list(found.laptops),
        "first_at": found.first_at.isoformat() if found.first_at else None,
        "last_at": found.last_at.isoformat() if found.last_at else None,
        "people": len(found.subjects),
        "kinds": {kind.value: found.count(kind) for kind in DATA_KINDS},
        "groups": dict(found.groups),
        "scans": found.scans,
        "notes": found.notes,
        "erased": found.erased,
        "subjects": [
            {"name": one.name, "group": one.group, "kinds": sorted(one.kinds)} for one in found.subjects
        ],
    }
    return Answer(data, [*_summary(found), *written])


def _summary(found: IncidentReport) -> list[str]:
    stamps = [shown_dates.local_stamp(moment, "WITA") for moment in (found.first_at, found.last_at) if moment]
    lines = beside(
        [
            (_("Rakor"), "; ".join(found.events) or "-"),
            (_("Laptop"), ", ".join(found.laptops) or "-"),
            (_("Ditulis"), " – ".join(stamps) or "-"),
            (_("Orang"), str(len(found.subjects))),
            *((_(word), str(found.count(kind))) for kind, word in DATA_KINDS.items()),
            *((_(group), str(count)) for group, count in found.groups.items()),
            (_("Pindaian dan foto"), str(found.scans)),
            (_("Catatan notula"), str(found.notes)),
            (_("Sudah dihapus"), str(found.erased)),
        ]
    )
    if not found.sound:
        lines.append(_("Riwayat berkas ini rusak: isinya mungkin lebih banyak daripada yang terdaftar."))
    return lines
