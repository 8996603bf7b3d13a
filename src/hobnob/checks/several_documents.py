"""A YAML file holds more than one document.

In YAML a line of --- begins another document in the same file. A file is one record, so only the first is read. Make a
file of each, or one document of both. If what follows is text about the record, put it under `body:`.

Example:

```
--- communities/pydata.yaml
name: PyData
---
name: PyCon
```

Instead:

```
--- communities/pydata.yaml
name: PyData
```
"""

from __future__ import annotations

from hobnob.diagnostics import Severity

severity = Severity.ERROR
