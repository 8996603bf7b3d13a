"""A template of your own cannot be used as it is.

It holds a slip of Jinja's language, names a template, a filter or a test that does not exist, or fills a block that
the template it extends does not have: what stands in there would never be shown. A place that stays empty instead of
all that would hide it for years.

What a template asks for is known only when it is used, so that `hobnob build` finds more: it draws each until it fails
once. While a template of the site is wrong it writes nothing, whatever settings say of this check, and the last site
stays as it is.

What a template is given and what blocks it has shows the packaged one of the same name, which `!` before a name means.
To have that one back, remove your own.

Example:

```
--- templates/site/base.html.j2
{% extends "!site/base.html" %}
{% block foter %}{{ super() }}<p>Ring me before you pass this on.</p>{% endblock %}
```

Instead:

```
--- templates/site/base.html.j2
{% extends "!site/base.html" %}
{% block footer %}{{ super() }}<p>Ring me before you pass this on.</p>{% endblock %}
```
"""

from __future__ import annotations

from hobnob.diagnostics import Severity

severity = Severity.ERROR
