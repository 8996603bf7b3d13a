"""The query language: text to a matcher over the facts of people.

Space means and, `or` binds less, `not` binds most; there are brackets and quotes. Plain words, stop words dropped,
match the beginnings of words in what is said of a person, case and accents folded; `field:value` asks one field (see
`hobnob.query.fields.FIELDS` for all of them), `field:a,b` either value, `field:*` any value:

- **text** (`skill:sql`): as plain words do. A quoted value is a phrase (`skill:"public speaking"`); one quoted word is
  that whole word (`skill:"R"` is not Rust, `skill:"C"` not C++).
- **states** (`state:overdue`, `category:former`): the beginning of the whole value; quoted, the whole value.
- **relations** (`knows:ada`, `community:pycon`, `said:budget`): as text, over ids and names, or over what was said.
  A wiki link will do: `knows:[[Ada Lovelace]]`.
- **numbers** (`strength:..30`, `strength:60..`, `strength:>30`): compared as they are shown, as whole numbers rounded
  down, unless the query's own number has a fraction.
- **dates** (`met:2025`, `met:2025..`, `last:2026-01..2026-03`): both ends included; 2025 is all its days. A length of
  time counts from today: `last:90d..` is at least 90 days ago, `last:..2w` within the last two weeks, and for fields
  that look ahead `due:..7d` is within the next seven days, or already past. Lengths are `10d`, `2w`, `3mo` (or
  `3m`), `1y`, or words in quotes.

`<`, `>`, `=` and a leading `-` for `not` are understood too. What is unknown lies in no range and holds no value, so
that `not` includes it. A query of nothing but stop words is empty (`Query.is_empty`) and matches everybody.

This package knows no network and no files: facts come in through `Facts`, made by whoever knows the network.
"""

from __future__ import annotations

from hobnob.query.facts import Facts
from hobnob.query.fields import FIELDS, FieldKind, QueryField
from hobnob.query.reading import QueryError, parse
from hobnob.query.terms import Query, Tally, Term

__all__ = ["FIELDS", "Facts", "FieldKind", "Query", "QueryError", "QueryField", "Tally", "Term", "parse"]
