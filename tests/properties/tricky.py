"""Front matter as people really write it, on which a change must leave everything else as it is."""

from __future__ import annotations

DOCUMENTS = {
    "plain": "name: Ada Lovelace\norg: Difference Inc\nskills: [SQL, statistics]\ntie: 60\n",
    "comments between items": (
        "# a person\nname: Ada  # as she says it\nskills:\n  # the first\n  - SQL  # well\n  # - Perl\n"
        "  - statistics\n  # - and this one no more\n# about work\norg: Inc  # since 2019\n\n# the end\n"
    ),
    "odd spacing": "name:    Ada\norg :  Inc   \nskills:  [ SQL ,  statistics ]   # two\n\n\nrole:\t Lead\ntags: [ ]\nneeds:   \n",
    "mixed indent": "skills:\n    -   SQL\n    -   R\nknows:\n - ada\n - bob\nneeds:\n  - one\n  - two\nhistory:\n- org: X\n  from: 2019\n",
    "zero indent": "knows:\n- ada\n- bob # him\n# - mary\nneeds:\n- a reviewer\nname: Ada\n",
    "long lines": f"why: {'She hires for the team. ' * 20}yes\nname: Ada\nneeds:\n  - {'x ' * 200}y\n",
    "several lines": "why: She hires\n  for the team\n  that I like   # truly\nrole: 'Lead\n\n  analyst'\nname: \"Ada\\\n  Lovelace\"\n",
    "blocks": (
        "why: |\n  first line\n    indented\n\n  last line\n\nbody: >-\n  folded\n  text\n# between\n"
        "keep: |+ # all of it\n   kept\n\n\nname: Ada\nneeds:\n  - |\n    of two\n    lines\n  - short\n"
    ),
    "block at the end": "name: Ada\nbody: |\n  # no comment\n  name: not a name\n\n",
    "escapes": 'name: "Zo\\u00eb \\"Z\\" \\\\ \\t end"\nrole: \'it\'\'s\'\nlinks: ["a\\nb", \'c "d"\']\n',
    "dates and words": 'met: 2026-05-03\nsnooze: ~\nphone: +41 79 123\nzip: 0041\nat: "12:30"\nok: no\ntie: 3.10\nbirthday: 12-10\n',
    "flow over lines": (
        "skills: [\n    SQL,      # well\n    R,\n    # and once\n    Perl      # long ago\n  ]  # all\n"
        "knows: [ada,\n  bob, mary,\n]\ntags: [a, b,\n       c]\nsite: {title: Mine,  # here\n  accent: '#0b7a5b'}\n"
    ),
    "links": 'org: "[[Difference Inc]]"\nknows:\n  - "[[Ada Lovelace|Ada]]"\n  - \'[[Bob]]\'\nurl: https://x.example/a?b=c#d\n',
    "emoji": "name: 😀 Ada 🧮\nskills: [😀, 李明]  # 🎉\nneeds:\n  - 🧮 engines # 😀\nключ: значение\n",
    "nested": (
        "stakeholders:\n  - who: ada\n    power: 4  # much\n    # unsure\n    stance: supporter\n  - seat: head\n\n"
        "  - who: bob\nsite:\n  title: Mine\n  share:\n    fields: [name, org]\n    # more\n  accent: x\nname: N\n"
    ),
    "lists in lists": "never_same:\n  - [ada, augusta]\n  - - bob\n    - robert # b\n  -\n    - mary\nname: N\n",
    "maps in brackets": "needs: [{find: a, people: 2}, {find: b}]\nhistory: [{org: X, from: 2019}, text]\nname: N\n",
    "nothing": "name:\nskills:   # later\nknows:\n  -\n  - ada\n  - # whom\nlast:\n",
    "quoted names": '"name": Ada\n\'no\': x\n? odd\n: value\n"a b": [c]\n',
    "only a comment": "# name: Ada\n",
    "empty": "",
}
"""YAML by what is tricky about it; newlines are `\\n` and the last one is there, for the tests to change."""

NASTY = (
    "plain", "no", "2026-05-03", "+41791234567", "a: b # c", "[[Ada Lovelace]]", "it's \"so\"", "😀 x, y", "- dash", "",
    " spaces ", "two\nlines\n", "tab\tin", "# hash", "@x", "ends:", "12:30", "~", "'", '"', "\\", "%", "a\r\nb", "\u2028",
)  # fmt: skip
"""Values that some YAML reader takes for something else, or that need care in quotes or blocks."""

HOPELESS = ("nul\x00", "\x1b[0m", "half \ud83d", "\x85")
"""Values that hobnob would refuse to read, so that it refuses to write them."""
