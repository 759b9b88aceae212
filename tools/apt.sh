# Sourced by the set-up scripts: how packages of the system are had.

# A bare environment names no folder of root's commands, and dpkg asks for them.
PATH=${PATH:-/usr/bin:/bin}:/usr/local/sbin:/usr/sbin:/sbin
export PATH

say() { printf '%s\n' "$*" >&2; }

# Two set-ups may want the package system at once: the second waits for the first.
apt() { $as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 "$@"; }

# apt_install WHY PACKAGE...: installs by apt, or says what to install by hand and fails.
apt_install() {
    why=$1
    shift
    command -v apt-get >/dev/null || {
        say "$why, and there is no apt-get. Install what Debian calls: $*"
        return 1
    }
    as_root=
    [ "$(id -u)" -eq 0 ] || as_root=sudo
    [ -z "$as_root" ] || command -v sudo >/dev/null || {
        say "$why. As root: apt-get update && apt-get install --no-install-recommends $*"
        return 1
    }
    say "$why: installing $* by apt"
    log=$(mktemp)
    if ! { apt update && apt install -y --no-install-recommends "$@"; } </dev/null >"$log" 2>&1; then
        cat "$log" >&2
        rm -f "$log"
        return 1
    fi
    rm -f "$log"
}
