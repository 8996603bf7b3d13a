"""A file among your own templates is used by nothing.

A template counts under the name of a packaged one in `site/`, `drafts/`, `new/` or `reports/`, as
`reports/NAME.md.j2` for the report of that name, or where another one that counts extends, includes or imports it. A
slip in its name leaves the packaged one in its place without a word. What goes with the site lies in `site/assets/`.

Forms for other programs may lie in the folder `templates` as well: there only names that end with `.j2` are looked at.

Example:

```
--- templates/site/prson.html.j2
{% extends "!site/person.html" %}
{% block footer %}Ring me before you pass this on.{% endblock %}
```

Instead:

```
--- templates/site/person.html.j2
{% extends "!site/person.html" %}
{% block footer %}Ring me before you pass this on.{% endblock %}
```
"""

from __future__ import annotations

from hobnob.diagnostics import Severity

severity = Severity.WARNING
