"""`python -m hobnob`: the same as `hobnob`."""

from __future__ import annotations

import sys

try:
    from hobnob.cli import main

    code = main()
except KeyboardInterrupt:
    code = 130
sys.exit(code)
