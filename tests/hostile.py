"""Texts that try to get out of where they stand, and a network of nothing else."""

from __future__ import annotations

import json

from session import DATA

XSS = [case["payload"] for case in json.loads((DATA / "xss" / "dompurify-payloads.json").read_text(encoding="utf-8"))]
NAUGHTY = json.loads((DATA / "naughty-strings" / "blns.json").read_text(encoding="utf-8"))
OURS = [
    '"><img src=x onerror=alert(1)>', "</title><script>alert(1)</script>", "]]></svg><script>1</script>",
    "{{ 7*7 }}{% raw %}", "javascript:alert(1)", "[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1) 'onx')",
    "![x](https://evil.example/track.png)", "![x](data:image/svg+xml;base64,PHN2Zz4=)", "<javascript:alert(1)>",
    "[x](&#106;avascript:alert(1))", "[x](\u2028javascript:alert(1))", "[x](//evil.example)", "[x](\\\\evil.example)",
    "[x](data:text/html,<script>1</script>)", "[x](vbscript:1)", "[x](file:///etc/passwd)", "`<script>`",
    "<!-- <script> -->", "~~~js onload=1\nx\n~~~", '[[x"><script>|y]]', "[[<b>]]", "![[ada]]",
    "[a]: javascript:alert(1)\n\n[a]", "# <h1 onclick=1>", "| a |\n|:-:|\n| <i> |", '<http://x.example/" onclick="1>',
    '[x](https://x.example/"onclick=1 "title\\"onx=1")', '- [ ] <script> due:<b> for:"<i>"', "a\x00b", "\ud83d",
    "mailto:x@y?body=<script>", "style:expression(1)", "</textarea><svg/onload=1>", "'; DROP TABLE people; --",
]  # fmt: skip


def hostile_network(texts: list[str]) -> dict[str, str | bytes]:
    """A network in which every text stands in every field that takes one."""
    files: dict[str, str | bytes] = {
        "hobnob.yaml": "categories: {friends: {}, '<b onclick=1>': {}}\nsite: {title: '</title><script>1</script>', accent: 'red;}</style>'}\n"
    }
    for number, text in enumerate(texts):
        quoted = json.dumps(text)
        fields = "".join(
            f"{name}: {quoted}\n"
            for name in ("name", "org", "role", "location", "category", "met_at", "pronouns", "x-own")
        )
        lists = "".join(
            f"{name}: [{quoted}]\n"
            for name in (
                "aliases",
                "tags",
                "skills",
                "needs",
                "offers",
                "interests",
                "find_out",
                "email",
                "phone",
                "links",
                "knows",
            )
        )
        body = f"{text}\n\n- [ ] {text}\n\n## 2026-05-0{number % 9 + 1} {text}\n\ngave:: {text}\n\n{text}\n"
        name = f"p{number}"
        files[f"contacts/{name}.md"] = f"---\n{fields}{lists}---\n{body}".encode("utf-8", "replace")
        if number % 5 == 0:
            files[f"communities/{name}.md"] = (
                f"---\nname: {quoted}\nkind: {quoted}\nurl: {quoted}\nvalues: [{quoted}]\nmeets: {quoted}\n---\n{text}\n"
            ).encode("utf-8", "replace")
            files[f"objectives/{name}.md"] = (
                f"---\nname: {quoted}\nwhy: {quoted}\nneeds: [{quoted}]\noffers: [{quoted}]\n"
                f"stakeholders: [{{seat: {quoted}, need: {quoted}, power: 5, interest: 5}}]\n---\n{text}\n"
            ).encode("utf-8", "replace")
            files[f"events/{name}.md"] = (
                f"---\nname: {quoted}\ndate: 2026-06-01\nplace: {quoted}\nmeet: [{quoted}]\nbring: [{quoted}]\nurl: {quoted}\n---\n{text}\n"
            ).encode("utf-8", "replace")
            files[f"introductions/{name}.md"] = (
                f"---\nbetween: [{quoted}, p1]\nwhy: {quoted}\noutcome: {quoted}\n---\n{text}\n"
            ).encode("utf-8", "replace")
    return files
