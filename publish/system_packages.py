"""How to install on this system what pip does not bring: one command for a message's hint."""

from __future__ import annotations

import shutil
import sys
from typing import Final, Literal

Need = Literal["pango", "libreoffice", "chromium", "bubblewrap", "noto", "noto-cjk"]

_COMMANDS: Final = {
    "apt-get": "apt-get install",
    "dnf": "dnf install",
    "zypper": "zypper install",
    "pacman": "pacman -S",
    "apk": "apk add",
    "brew": "brew install",
    "winget": "winget install",
}
"""Package managers in the order in which they are looked for: those of a Linux before those that
people add to it."""
_PACKAGES: Final[dict[Need, dict[str, str]]] = {
    "pango": {
        "apt-get": "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
        "dnf": "pango",
        "zypper": "libpango-1_0-0",
        "pacman": "pango",
        "apk": "pango",
    },
    "libreoffice": {
        "apt-get": "libreoffice-writer-nogui",
        "dnf": "libreoffice-writer",
        "zypper": "libreoffice-writer",
        "pacman": "libreoffice-fresh",
        "apk": "libreoffice-writer",
        "brew": "--cask libreoffice",
        "winget": "TheDocumentFoundation.LibreOffice",
    },
    "chromium": {
        "apt-get": "chromium",
        "dnf": "chromium",
        "zypper": "chromium",
        "pacman": "chromium",
        "apk": "chromium",
        "brew": "--cask google-chrome",
        "winget": "Google.Chrome",
    },
    "bubblewrap": dict.fromkeys(("apt-get", "dnf", "zypper", "pacman", "apk"), "bubblewrap"),
    "noto": {
        "apt-get": "fonts-noto-core",
        "dnf": "google-noto-fonts-all",
        "zypper": "google-noto-fonts",
        "pacman": "noto-fonts",
        "apk": "font-noto-all",
    },
    "noto-cjk": {
        "apt-get": "fonts-noto-cjk",
        "dnf": "google-noto-serif-cjk-fonts google-noto-sans-cjk-fonts",
        "zypper": "noto-serif-cjk-fonts noto-sans-cjk-fonts",
        "pacman": "noto-fonts-cjk",
        "apk": "font-noto-cjk",
    },
}
_ELSEWHERE: Final[dict[Need, str]] = {
    "pango": "install Pango",
    "libreoffice": "install LibreOffice",
    "chromium": "install Chromium or Chrome",
    "bubblewrap": "bubblewrap is for Linux: use a container",
    "noto": "install the Noto Serif and Noto Sans fonts of the script",
    "noto-cjk": "install the fonts Noto Serif CJK and Noto Sans CJK",
}
_PANGO: Final = {
    "darwin": "brew install pango; if it is not found then, set"
    " DYLD_FALLBACK_LIBRARY_PATH=/opt/homebrew/lib",
    "win32": "install MSYS2, run `pacman -S mingw-w64-x86_64-pango` in it, and set"
    r" WEASYPRINT_DLL_DIRECTORIES=C:\msys64\mingw64\bin",
}
"""The ways that WeasyPrint documents for systems without a package manager of their own."""


def install_hint(need: Need) -> str:
    """The command that installs `need` with the package manager that is here; words where there is
    none, or where it does not have it."""
    if need == "pango" and sys.platform in _PANGO:
        return _PANGO[sys.platform]
    packages = _PACKAGES[need]
    manager = next((name for name in _COMMANDS if shutil.which(name)), "")
    if manager not in packages:
        return _ELSEWHERE[need]
    return f"{_COMMANDS[manager]} {packages[manager]}"
