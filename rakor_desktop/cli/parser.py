"""Which commands there are and what each may be given; importing it loads nothing else."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from rakor_desktop.cli import parser_privacy, parser_transport, wording
from rakor_desktop.domain import i18n
from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.legible import on_one_line

T = TypeVar("T")


class Parser(argparse.ArgumentParser):
    """Refuses in one line."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and where help is, and end with 2."""
        hint = _("lihat {command}").format(command=f"{self.prog} --help")
        self.exit(2, f"{self.prog}: {' '.join(on_one_line(message).split())} ({hint})\n")


class _Version(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, *_rest: Any) -> None:
        from importlib.metadata import version  # noqa: PLC0415 - half of the start-up time

        sys.stdout.write(f"rakor {version('rakor-desktop')}\n")
        parser.exit()


def build(language: str) -> Parser:
    """Return the parser with its texts in the language in use, which is this."""
    wording.use(language)
    common = _common()
    parser = Parser(
        prog="rakor",
        description=_("Menyelenggarakan rapat koordinasi tanpa jaringan: satu berkas, satu perintah."),
        epilog=_("Keluar 0: selesai; 1: ditolak atau ada masalah; 2: salah pakai."),
        parents=[common],
    )
    parser.add_argument("--version", action=_Version, nargs=0, help=_("tampilkan versi program"))
    commands = parser.add_subparsers(title=_("perintah"), metavar=_("PERINTAH"), required=True)

    def command(name: str, run: str, text: str) -> Parser:
        made: Parser = commands.add_parser(name, help=text, description=text, parents=[common])
        made.set_defaults(run=run)
        return made

    for add in (
        _demo,
        _new,
        _show,
        _import,
        _checkin,
        _print,
        _template,
        _whole_file,
        _copies,
        parser_transport.add,
        _merge,
        _disputes,
        _hub,
        _privacy,
    ):
        add(command)
    return parser


Command = Callable[[str, str, str], Parser]


def _common() -> Parser:
    common = Parser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument("--json", action="store_true", help=_("keluaran untuk mesin"))
    common.add_argument("--lang", choices=tuple(i18n.LANGUAGES), help=_("bahasa keluaran"))
    return common


def _demo(command: Command) -> None:
    demo = command("demo", "demo:demo", _("buat rakor contoh lengkap: berkas dan semua naskahnya"))
    demo.add_argument("folder", metavar="FOLDER", type=Path, help=_("folder tujuan"))
    demo.add_argument("--force", action="store_true", help=_("timpa rakor contoh yang sudah ada"))
    demo.add_argument(
        "--laptops", action="store_true", help=_("tulis juga berkas lima laptop yang perlu digabung")
    )
    demo.add_argument("--pictures", action="store_true", help=_("ambil juga gambar jendela program"))


def _new(command: Command) -> None:
    new = command("new", "new:new", _("siapkan rakor baru, di berkas baru atau di berkas yang sudah ada"))
    _file(new)
    new.add_argument("--name", required=True, metavar=_("TEKS"), help=_("nama kegiatan"))
    new.add_argument("--start", required=True, type=_day, metavar=_("TANGGAL"), help=_("tanggal mulai"))
    new.add_argument(
        "--end", type=_day, metavar=_("TANGGAL"), help=_("tanggal selesai; bawaan: tanggal mulai")
    )
    new.add_argument(
        "--like", metavar=_("RAKOR"), help=_("ambil alih kop, penanda tangan, dan peserta rakor ini")
    )
    new.add_argument("--no-people", action="store_true", help=_("dengan --like: tanpa peserta"))
    texts = {
        "--short-name": _("nama singkat"),
        "--theme": _("tema"),
        "--venue": _("tempat"),
        "--venue-address": _("alamat tempat"),
        "--city": _("kota, untuk tempat penandatanganan"),
        "--host-region": _("kabupaten/kota tuan rumah, nama atau kode"),
        "--legal-basis": _("dasar pelaksanaan"),
        "--funding": _("pembiayaan"),
    }
    for option, text in texts.items():
        new.add_argument(option, metavar=_("TEKS"), default="", help=text)
    for option, text in {
        "--purpose": _("maksud; boleh diulang"),
        "--objective": _("tujuan; boleh diulang"),
        "--expected-output": _("hasil yang diharapkan; boleh diulang"),
    }.items():
        new.add_argument(option, metavar=_("TEKS"), action="append", default=[], help=text)
    new.add_argument(
        "--year", type=int, metavar=_("TAHUN"), help=_("tahun berjalan; bawaan: tahun tanggal mulai")
    )
    new.add_argument(
        "--year-plan", type=int, metavar=_("TAHUN"), help=_("tahun rencana; bawaan: tahun berikutnya")
    )
    new.add_argument("--time-zone", choices=("WIB", "WITA", "WIT"), help=_("zona waktu; bawaan: WITA"))
    new.add_argument("--start-time", type=_clock, metavar=_("JAM"), help=_("jam mulai"))
    _writer(new)


def _show(command: Command) -> None:
    show = command("show", "show:show", _("tampilkan rakor, jumlah-jumlahnya, dan siapa yang belum hadir"))
    _file(show)
    _event(show)


def _import(command: Command) -> None:
    load = command(
        "import", "importing:import_table", _("masukkan daftar orang atau kabupaten/kota dari tabel")
    )
    _file(load)
    load.add_argument("table", metavar=_("TABEL"), type=Path, help=_("berkas Excel, ODS, atau CSV"))
    load.add_argument(
        "--sheet", metavar=_("LEMBAR"), help=_("nama lembar; bawaan: yang judul kolomnya dikenal")
    )
    load.add_argument(
        "--kind",
        choices=("participants", "regions"),
        default="participants",
        help=_("isi tabel: orang (bawaan), atau kabupaten/kota saja"),
    )
    load.add_argument("--dry-run", action="store_true", help=_("periksa saja, jangan ubah apa pun"))
    load.add_argument(
        "--strict", action="store_true", help=_("jangan masukkan apa pun bila ada yang ditolak")
    )
    load.add_argument("--tidy-names", action="store_true", help=_("rapikan nama yang berhuruf besar semua"))
    load.add_argument(
        "--fill", action="store_true", help=_("lengkapi yang masih kosong pada orang yang sudah ada")
    )
    load.add_argument("--present", action="store_true", help=_("tandai semuanya hadir"))
    load.add_argument(
        "--session", metavar=_("HARI"), help=_("dengan --present: hari ke-n, tanggal, atau uid")
    )
    _event(load)
    _writer(load)


def _checkin(command: Command) -> None:
    checkin = command("checkin", "checkin:checkin", _("tandai satu orang hadir, pulang, atau izin"))
    _file(checkin)
    checkin.add_argument("who", metavar=_("NAMA-ATAU-KODE"), help=_("kode, NIP, atau (sebagian) nama"))
    checkin.add_argument(
        "--session",
        metavar=_("HARI"),
        help=_("hari ke-n, tanggal, nama sesi, atau uid; bawaan: hari ini, jika tidak hari pertama"),
    )
    checkin.add_argument("--at", metavar=_("JAM"), help=_("jam datang; bawaan: sekarang"))
    checkin.add_argument("--left", metavar=_("JAM"), help=_("jam pulang; - bila ternyata masih di tempat"))
    checkin.add_argument(
        "--excused", metavar=_("ALASAN"), help=_("izin, dengan alasannya (bukan keadaan kesehatan)")
    )
    _event(checkin)
    _writer(checkin)


def _print(command: Command) -> None:
    paper = command("print", "printing:print_document", _("cetak naskah menjadi PDF"))
    _file(paper)
    paper.add_argument("document", metavar=_("NASKAH"), nargs="?", help=_("naskah; lihat --list"))
    how = paper.add_mutually_exclusive_group()
    how.add_argument("--list", action="store_true", help=_("tampilkan naskah yang ada"))
    how.add_argument("--all", metavar="FOLDER", type=Path, help=_("cetak semua naskah ke folder ini"))
    how.add_argument(
        "-o", "--output", metavar=_("BERKAS"), type=Path, help=_("berkas PDF; - untuk keluaran baku")
    )
    paper.add_argument("--session", metavar=_("HARI"), help=_("hari ke-n, tanggal, atau uid"))
    paper.add_argument(
        "--group", metavar=_("KELOMPOK"), help=_("peserta, narasumber, panitia, atau undangan")
    )
    paper.add_argument("--variant", metavar=_("BENTUK"), help=_("bentuk naskah; lihat --list"))
    paper.add_argument("--rows", type=int, metavar="N", help=_("jumlah baris kosong"))
    paper.add_argument(
        "--final", action="store_true", default=None, help=_("hanya yang hadir, dengan jumlahnya")
    )
    paper.add_argument("--draft", action="store_true", default=None, help=_("beri tanda DRAF"))
    paper.add_argument(
        "--person",
        metavar=_("NAMA"),
        action="append",
        help=_("kartu orang ini saja: nama, kode, NIP, atau uid; boleh berulang, kosong untuk tanpa orang"),
    )
    paper.add_argument("--blank", type=int, metavar="N", help=_("jumlah kartu kosong"))
    _event(paper)


def _template(command: Command) -> None:
    template = command(
        "template", "template:template", _("tulis berkas Excel kosong untuk diisi dan dikirim kembali")
    )
    template.add_argument("kind", choices=("participants",), help=_("isi templat: daftar orang"))
    template.add_argument(
        "-o",
        "--output",
        metavar=_("BERKAS"),
        type=Path,
        help=_("berkas Excel; bawaan: templat-peserta.xlsx; - untuk keluaran baku"),
    )
    template.add_argument("--force", action="store_true", help=_("timpa berkas yang sudah ada"))


def _whole_file(command: Command) -> None:
    _file(command("dump", "whole_file:dump", _("tulis seluruh isi berkas sebagai JSON")))
    history = command("history", "whole_file:history", _("tampilkan riwayat berkas, atau satu baris darinya"))
    _file(history)
    history.add_argument("row", metavar="UID", nargs="?", help=_("uid sebuah baris"))
    history.add_argument("--limit", type=int, metavar="N", help=_("paling banyak sekian tindakan"))
    _file(command("check", "whole_file:check", _("periksa keutuhan berkas dan riwayatnya")))


def _copies(command: Command) -> None:
    backup = command("backup", "copies:backup", _("buat cadangan yang sudah diperiksa"))
    _file(backup)
    backup.add_argument("folder", metavar="FOLDER", type=Path, help=_("folder tujuan"))
    restore = command("restore", "copies:restore", _("pulihkan berkas dari cadangan"))
    restore.add_argument("backup", metavar=_("CADANGAN"), type=Path, help=_("cadangan yang dipakai"))
    _file(restore)


def _hub(command: Command) -> None:
    hub = command("hub", "hub:run", _("kirim ke dan ambil dari pusat data (PostgreSQL)"))
    hub.add_argument(
        "address", metavar=_("ALAMAT"), help=_("misalnya postgresql+psycopg://nama@server.contoh.go.id/rakor")
    )
    hub.add_argument(
        "action",
        choices=("init", "list", "status", "push", "pull", "sync"),
        help=_("siapkan, daftar rakor, bandingkan, kirim, ambil, atau kirim lalu ambil"),
    )
    hub.add_argument("file", metavar=_("BERKAS"), type=Path, nargs="?", help=_("berkas rakor"))
    hub.add_argument(
        "--event",
        metavar=_("RAKOR"),
        help=_("dengan pull: ambil juga rakor ini, nama atau uid; berkas dibuat bila belum ada"),
    )
    _writer(hub)


def _merge(command: Command) -> None:
    merge = command("merge", "merging:merge", _("gabungkan berkas laptop lain ke berkas ini"))
    _file(merge)
    merge.add_argument(
        "sources", metavar=_("SUMBER"), type=Path, nargs="+", help=_("berkas laptop lain, atau foldernya")
    )
    merge.add_argument("--dry-run", action="store_true", help=_("hanya tampilkan akibatnya"))
    merge.add_argument("--unrelated", action="store_true", help=_("gabungkan juga rakor lain"))
    parser_transport.key(merge)
    _writer(merge)
    starter = command("starter", "merging:starter", _("tulis berkas awal untuk laptop lain"))
    _file(starter)
    starter.add_argument("target", metavar=_("TUJUAN"), type=Path, help=_("folder atau nama berkas tujuan"))


def _disputes(command: Command) -> None:
    _file(
        command("conflicts", "disputes:conflicts", _("tampilkan perbedaan antarlaptop yang belum diputuskan"))
    )
    settle = command("settle", "disputes:settle", _("putuskan satu perbedaan antarlaptop"))
    _file(settle)
    settle.add_argument("key", metavar=_("KUNCI"), help=_("enam huruf dari “rakor conflicts”"))
    how = settle.add_mutually_exclusive_group(required=True)
    how.add_argument("--choose", type=int, metavar="N", help=_("pakai nilai nomor itu"))
    how.add_argument("--value", metavar=_("TEKS"), help=_("tulis nilai lain"))
    how.add_argument("--keep", action="store_true", help=_("pertahankan data yang dihapus di laptop lain"))
    how.add_argument("--remove", action="store_true", help=_("benarkan penghapusannya"))
    how.add_argument("--keep-both", action="store_true", help=_("catatan notula: simpan semua kalimat"))
    settle.add_argument("--reason", metavar=_("ALASAN"), default="", help=_("alasannya, untuk lampiran"))
    _writer(settle)


def _privacy(command: Command) -> None:
    parser_privacy.add(command, _file, _writer)


def _file(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", metavar=_("BERKAS"), type=Path, help=_("berkas rakor"))


def _event(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--event", metavar=_("RAKOR"), help=_("nama atau uid, jika berkas memuat beberapa rakor")
    )


def _writer(command: argparse.ArgumentParser) -> None:
    command.add_argument("--actor", metavar=_("NAMA"), help=_("siapa yang mencatat"))
    command.add_argument("--label", metavar=_("HURUF"), help=_("huruf laptop ini"))


def _day(text: str) -> date:
    from rakor_desktop.domain.dates import parse_date  # noqa: PLC0415 - only some commands take dates

    return _read(parse_date, text)


def _clock(text: str) -> str:
    from rakor_desktop.domain.dates import parse_clock  # noqa: PLC0415

    return _read(parse_clock, text)


def _read(reader: Callable[[str], T], text: str) -> T:
    try:
        return reader(text)
    except RakorError as error:
        raise argparse.ArgumentTypeError(str(error)) from error
