"""`python -m hobnob`: the same as `hobnob`."""

from __future__ import annotations

import sys

from hobnob.cli import main

sys.exit(main())
