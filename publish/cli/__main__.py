"""`python -m publish.cli`."""

from __future__ import annotations

import sys

from publish.cli import main

sys.exit(main())
