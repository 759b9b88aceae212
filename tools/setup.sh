#!/bin/sh
# Sets up one layer of the environment and stamps it, so that make need not ask again.
#
#   sh tools/setup.sh runtime|dev|training|pango|fonts|sandbox VENV
set -eu
. "$(dirname "$0")/apt.sh"

layer=$1
venv=$2

# Settings of a caller's pip that would install elsewhere than into the environment.
unset PIP_USER PIP_TARGET PIP_PREFIX PIP_REQUIRE_VIRTUALENV VIRTUAL_ENV

newest_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

find_python() {
    for python in ${PYTHON:+"$PYTHON"} python3 python3.14 python3.13 python3.12 python3.11; do
        if newest_enough "$python"; then
            echo "$python"
            return
        fi
    done
    say 'publish needs Python 3.11 or newer. Install it, or name it: make PYTHON=/path/to/python3'
    return 1
}

make_environment() {
    python=$(find_python)
    # Debian keeps what venv needs to install pip in a package of its own.
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
        apt_install "Python $version lacks its venv module" "python$version-venv"
    fi
    say "Making $venv with $("$python" --version)"
    "$python" -m venv --clear "$venv"
}

pip_install() {
    "$venv/bin/python" -m pip install --quiet --no-input --disable-pip-version-check "$@" </dev/null
}

install_locked() {
    say "Installing $1"
    # The lock is complete. Without --no-deps, pip 23.2 tries newer releases of a package that another
    # one names with extras, and refuses them for want of a hash.
    pip_install --require-hashes --no-deps --only-binary :all: --requirement "$1"
}

pango_loads() { "$venv/bin/python" tools/pango.py; }

case $layer in
runtime)
    if ! newest_enough "$venv/bin/python" || ! "$venv/bin/python" -c 'import pip' 2>/dev/null; then
        make_environment
    fi
    install_locked requirements.lock
    pip_install --no-deps --no-index --no-build-isolation --editable .
    "$venv/bin/python" -m compileall -q publish
    ;;
dev)
    install_locked requirements-extras.lock
    install_locked requirements-dev.lock
    ;;
training)
    install_locked training/requirements.lock
    ;;
pango)
    if ! pango_loads; then
        if [ "$(uname)" = Darwin ]; then
            say 'Pango is missing, which draws the text of PDFs: brew install pango'
            exit 1
        fi
        apt_install 'Pango is missing, which draws the text of PDFs' \
            libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
        pango_loads || { say 'Pango is installed but does not load'; exit 1; }
    fi
    ;;
fonts)
    # The families of publish/style/fonts/scripts.toml; without them only texts in other scripts suffer.
    if [ ! -e /usr/share/fonts/truetype/noto/NotoSerifHebrew-Regular.ttf ] ||
        [ ! -e /usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc ]; then
        if command -v apt-get >/dev/null; then
            apt_install 'Fonts for scripts beyond Latin are missing' fonts-noto-core fonts-noto-cjk
        else
            say 'For scripts beyond Latin install the Noto fonts (Serif, Sans, CJK) as system fonts'
        fi
    fi
    ;;
sandbox)
    # What --untrusted runs in; it is for Linux.
    if [ "$(uname)" = Linux ] && ! command -v bwrap >/dev/null; then
        apt_install 'bubblewrap is missing, which --untrusted runs in' bubblewrap
    fi
    ;;
*)
    say "unknown layer: $layer"
    exit 2
    ;;
esac
touch "$venv/.$layer"
