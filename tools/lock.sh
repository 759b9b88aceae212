#!/bin/sh
# Resolves every dependency anew, for all platforms, with the hashes of all their files.
# No lock names an index: where packages come from is the business of whoever installs them.
#
#   sh tools/lock.sh [--upgrade]
set -eu
uv=$PWD/.venv/bin/uv

compile() {
    "$uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate \
        --no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock' "$@" >/dev/null
}

compile pyproject.toml --group build --output-file requirements.lock "$@"
compile pyproject.toml --all-extras --constraint requirements.lock \
    --output-file requirements-extras.lock "$@"
compile --group dev --constraint requirements-extras.lock --output-file requirements-dev.lock "$@"
compile training/requirements.in --constraint requirements.lock --output-file training/requirements.lock "$@"
compile tools/validators/requirements.in --output-file tools/validators/requirements.lock "$@"

cd tools/validators
npm install --package-lock-only --ignore-scripts --omit-lockfile-registry-resolved=true \
    --no-audit --no-fund --loglevel=error
# npm copies from each package who would like to be paid, with addresses; nothing reads it.
node -e '
    const fs = require("fs"), file = "package-lock.json";
    const lock = JSON.parse(fs.readFileSync(file));
    for (const entry of Object.values(lock.packages)) delete entry.funding;
    fs.writeFileSync(file, JSON.stringify(lock, null, 2) + "\n");
'
