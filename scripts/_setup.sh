# shellcheck shell=sh
# Sourced by the commands beside it: "prepare run" or "prepare test" installs what is missing.
# The command sets ROOT (the checkout) and SPEAK (id: users read its messages, en: programmers).

TOOLS=$ROOT/.tools
VENV=$ROOT/.venv
LOG=$TOOLS/setup.log

# What the wheels of Qt link to and do not bring along, and who has it in Debian.
LIBRARIES="libEGL.so.1 libegl1
libGL.so.1 libgl1
libX11.so.6 libx11-6
libX11-xcb.so.1 libx11-xcb1
libcups.so.2 libcups2
libdbus-1.so.3 libdbus-1-3
libfontconfig.so.1 libfontconfig1
libfreetype.so.6 libfreetype6
libglib-2.0.so.0 libglib2.0-0
libgssapi_krb5.so.2 libgssapi-krb5-2
libwayland-client.so.0 libwayland-client0
libwayland-cursor.so.0 libwayland-cursor0
libwayland-egl.so.1 libwayland-egl1
libxcb-cursor.so.0 libxcb-cursor0
libxcb-glx.so.0 libxcb-glx0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-image.so.0 libxcb-image0
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-randr.so.0 libxcb-randr0
libxcb-render-util.so.0 libxcb-render-util0
libxcb-render.so.0 libxcb-render0
libxcb-shape.so.0 libxcb-shape0
libxcb-shm.so.0 libxcb-shm0
libxcb-sync.so.1 libxcb-sync1
libxcb-xfixes.so.0 libxcb-xfixes0
libxcb-xkb.so.1 libxcb-xkb1
libxkbcommon-x11.so.0 libxkbcommon-x11-0
libxkbcommon.so.0 libxkbcommon0"

COMMANDS="xvfb-run xvfb
xauth xauth
pdftoppm poppler-utils"

# Where a server of PostgreSQL is that no PATH leads to; the tests run one of their own in a folder of theirs.
POSTGRES="/usr/lib/postgresql/*/bin /usr/pgsql-*/bin"

say() {
    if [ "$SPEAK" = id ]; then printf '%s\n' "$1"; else printf '%s\n' "$2"; fi
}

refuse() {
    say "$@" >&2
    exit 1
}

# A programmer wants the last words of the tool as well, a user one sentence.
refuse_after_log() {
    if [ "$SPEAK" != id ]; then tail -n 5 "$LOG" >&2; fi
    refuse "$1; mungkin tidak ada sambungan internet (rincian: $LOG)." \
        "$2; is there a network? (details: $LOG)"
}

quietly() {
    "$@" >>"$LOG" 2>&1 </dev/null
}

# Everything is in place when the stamp of the last set-up (a test set-up will do for a run) still holds.
prepare() {
    find_writable_home
    if is_current "$1"; then return; fi
    is_usable "$TOOLS" ||
        refuse "Folder $ROOT tidak dapat ditulisi; salin program ini ke folder milik Anda." \
            "The folder $ROOT is not writable; copy the program to a folder of your own."
    : >"$LOG"
    complete=yes
    provide_system "$1"
    provide_uv
    provide_venv "$1"
    if [ "$complete" = yes ]; then stamp >"$VENV/.ready-$1"; fi
}

find_writable_home() {
    if [ ! -d "${HOME:-}" ] || [ ! -w "$HOME" ]; then
        HOME=$TOOLS/home
        export HOME
        mkdir -p "$HOME" 2>/dev/null || true
    fi
    if ! is_usable "${XDG_CACHE_HOME:-}"; then unset XDG_CACHE_HOME; fi
    if ! is_usable "${XDG_CONFIG_HOME:-}"; then unset XDG_CONFIG_HOME; fi
    if ! is_usable "${XDG_DATA_HOME:-}"; then unset XDG_DATA_HOME; fi
    if ! is_usable "${XDG_STATE_HOME:-}"; then unset XDG_STATE_HOME; fi
    if ! is_usable "${UV_CACHE_DIR:-${XDG_CACHE_HOME:-$HOME/.cache}}"; then
        UV_CACHE_DIR=$TOOLS/cache
        export UV_CACHE_DIR
    fi
}

is_usable() {
    [ -n "$1" ] && mkdir -p "$1" 2>/dev/null && [ -w "$1" ]
}

is_current() {
    expected=$(stamp 2>/dev/null) || return 1
    if [ "$1" = test ]; then
        [ -x "$VENV/bin/pytest" ] && holds test
    else
        [ -x "$VENV/bin/rakor" ] && { holds run || holds test; }
    fi
}

holds() {
    [ -r "$VENV/.ready-$1" ] && [ "$(cat "$VENV/.ready-$1")" = "$expected" ]
}

# The path is part of it because the commands in .venv/bin break when the checkout is moved.
stamp() {
    "$VENV/bin/python" -ISc 'import sys; print(sys.version_info[:2])' &&
        (cd "$ROOT" && pwd && cksum uv.lock pyproject.toml scripts/_setup.sh)
}

provide_system() {
    missing=$(missing_packages "$1")
    if [ -z "$missing" ]; then return; fi
    if command -v apt-get >/dev/null 2>&1; then
        case $missing in *postgresql*) keep_postgres_still ;; esac
        # shellcheck disable=SC2086 # a list of names
        apt_install $missing
        if find_python; then return; fi
        # An older distribution may have a newer Python under its number.
        if quietly apt-cache show python3.11-venv; then apt_install python3.11 python3.11-venv; fi
    else
        complete=no
        name_packages "$1"
    fi
    find_python ||
        refuse "Python 3.11 atau yang lebih baru beserta modul venv diperlukan; pasang dahulu, lalu ulangi." \
            "Python 3.11 or newer with its venv module is needed; install it and try again."
}

missing_packages() {
    if ! find_python; then printf 'python3 python3-venv '; fi
    if [ "$(uname -s)" != Linux ]; then return; fi
    have=$(PATH=$PATH:/usr/sbin:/sbin && ldconfig -p 2>/dev/null) || have=
    printf '%s\n' "$LIBRARIES" | while read -r library package; do
        case $have in
            *"$library ("*) ;;
            *) printf '%s ' "$package" ;;
        esac
    done
    if [ ! -e /usr/share/zoneinfo/Asia/Makassar ]; then printf 'tzdata '; fi
    if [ "$1" = run ]; then return; fi
    printf '%s\n' "$COMMANDS" | while read -r command package; do
        if ! command -v "$command" >/dev/null 2>&1; then printf '%s ' "$package"; fi
    done
    if ! find_postgres; then printf 'postgresql '; fi
}

find_postgres() {
    if command -v pg_ctl >/dev/null 2>&1 && command -v initdb >/dev/null 2>&1; then return; fi
    for folder in $POSTGRES; do
        if [ -x "$folder/initdb" ] && [ -x "$folder/pg_ctl" ]; then return; fi
    done
    return 1
}

find_python() {
    for candidate in python3 python3.14 python3.13 python3.12 python3.11; do
        if "$candidate" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            PYTHON=$candidate
            return
        fi
    done
    return 1
}

apt_install() {
    as_root=
    if [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null 2>&1 ||
            refuse "Beberapa paket belum terpasang; jalankan sebagai root: apt-get install $*" \
                "Some packages are missing; run as root: apt-get install $*"
        as_root=sudo
        say "Memakai sudo untuk memasang paket sistem (kata sandi mungkin diminta)." \
            "Using sudo to install system packages (it may ask for your password)."
    fi
    say "Memasang paket sistem: $*" "Installing system packages: $*"
    quietly $as_root env DEBIAN_FRONTEND=noninteractive apt-get update || true
    quietly $as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y --no-install-recommends -o DPkg::Lock::Timeout=300 "$@" ||
        refuse_after_log "Paket sistem gagal dipasang" "The system packages could not be installed"
}

# Debian would make a database and start it with the computer; the tests need the programs alone.
keep_postgres_still() {
    conf=/etc/postgresql-common/createcluster.conf
    if [ -e "$conf" ]; then return; fi
    apt_install postgresql-common
    quietly $as_root sed -i 's/^#*create_main_cluster.*/create_main_cluster = false/' "$conf" || true
}

name_packages() {
    say "Sistem ini tanpa apt-get. Pasanglah sendiri (nama paket Debian): $missing" \
        "There is no apt-get here. Please install (names in Debian): $missing"
    dnf="python3 xcb-util-cursor xcb-util-image xcb-util-keysyms xcb-util-renderutil xcb-util-wm"
    dnf="$dnf libxkbcommon-x11 libglvnd-egl libglvnd-glx dbus-libs fontconfig glib2 krb5-libs"
    pacman="python xcb-util-cursor xcb-util-image xcb-util-keysyms xcb-util-renderutil xcb-util-wm"
    pacman="$pacman libxkbcommon-x11 libglvnd dbus fontconfig glib2 krb5"
    if [ "$1" = test ]; then
        dnf="$dnf xorg-x11-server-Xvfb xorg-x11-xauth poppler-utils postgresql-server"
        pacman="$pacman xorg-server-xvfb xorg-xauth poppler postgresql"
    fi
    if command -v dnf >/dev/null 2>&1; then say "Fedora: sudo dnf install $dnf" "Fedora: sudo dnf install $dnf"; fi
    if command -v pacman >/dev/null 2>&1; then say "Arch: sudo pacman -S $pacman" "Arch: sudo pacman -S $pacman"; fi
}

provide_uv() {
    UV=$TOOLS/uv/bin/uv
    if "$UV" --version >/dev/null 2>&1; then return; fi
    say "Memasang uv ke .tools ..." "Installing uv into .tools ..."
    { find_python && quietly "$PYTHON" -m venv --clear "$TOOLS/uv" &&
        quietly "$TOOLS/uv/bin/python" -m pip install "uv>=0.13,<1"; } ||
        refuse_after_log "uv gagal dipasang" "uv could not be installed"
}

provide_venv() {
    say "Memasang pustaka Python ke .venv (unduhan pertama sekitar 100 MB) ..." \
        "Installing the locked Python packages into .venv ..."
    unset VIRTUAL_ENV UV_PYTHON
    UV_PYTHON_DOWNLOADS=never UV_NO_PROGRESS=1 UV_PROJECT_ENVIRONMENT=$VENV
    export UV_PYTHON_DOWNLOADS UV_NO_PROGRESS UV_PROJECT_ENVIRONMENT
    if is_sound_venv || { find_python && quietly "$UV" venv --clear --python "$PYTHON" "$VENV"; }; then
        # A run adds to what a test has set up, a test leaves exactly what is locked.
        if [ "$1" = run ]; then set -- --no-dev --inexact; else set -- --all-extras; fi
        if quietly "$UV" sync --locked --project "$ROOT" --python "$VENV/bin/python" "$@"; then return; fi
    fi
    refuse_after_log "Pustaka Python gagal dipasang" "The Python packages could not be installed"
}

is_sound_venv() {
    "$VENV/bin/python" -ISc 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null &&
        grep -qF "$VENV" "$VENV/bin/activate" 2>/dev/null
}
