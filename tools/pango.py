"""Exit status 0 when the libraries that WeasyPrint opens can be opened here."""

import ctypes
import sys

# Their names on Linux and on macOS.
LIBRARIES = (
    ("libpango-1.0.so.0", "libpango-1.0.dylib"),
    ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib"),
    ("libharfbuzz.so.0", "libharfbuzz.dylib"),
    ("libharfbuzz-subset.so.0", "libharfbuzz-subset.dylib"),
    ("libfontconfig.so.1", "libfontconfig.dylib"),
)
# Homebrew and MacPorts are on no search path of the loader.
PREFIXES = ("", "/opt/homebrew/lib/", "/usr/local/lib/", "/opt/local/lib/")


def loads(path: str) -> bool:
    try:
        ctypes.CDLL(path)
    except OSError:
        return False
    return True


def found(names: tuple[str, ...]) -> bool:
    return any(loads(prefix + name) for name in names for prefix in PREFIXES)


if __name__ == "__main__":
    sys.exit(not all(map(found, LIBRARIES)))
