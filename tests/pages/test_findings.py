"""Findings: by severity and check, the first of each check seen, the others folded."""

from __future__ import annotations

import re

import pytest

from hobnob.site.pages import findings
from seen import shown


@pytest.fixture
def wrong(network):
    files = {
        f"contacts/p{number:03d}.md": f"---\nname: P{number}\nknows: [nobody{number}]\n---\n" for number in range(20)
    }
    files["contacts/p100.md"] = "---\nname: P100\nemail: [no-address]\n---\n"
    return network(files)


def test_findings_stand_by_severity_and_check_with_the_others_of_a_check_folded(wrong):
    page = shown(wrong, "findings.html")["findings.html"]
    headings = re.findall(r"<h([23])[^>]*>([\w-]+) <span class=\"tag quiet\">(\d+)</span>", page.markup)
    severities = {one.severity.value for one in wrong.diagnostics}
    assert {name.lower().rstrip("s") for level, name, _ in headings if level == "2"} == severities
    checks = {name: int(count) for level, name, count in headings if level == "3"}
    assert checks["unknown-contact"] == 20
    assert sum(checks.values()) == len(wrong.diagnostics)
    seen, folded = page.markup.partition(">unknown-contact <")[2].partition("</details>")[0].split("<details>")
    assert (seen.count("<h4>"), folded.count("<h4>")) == (findings.SHOWN, 20 - findings.SHOWN)
    assert f"<summary>{20 - findings.SHOWN} more findings<" in folded


def test_of_very_many_findings_a_command_lists_the_rest(wrong, monkeypatch):
    monkeypatch.setattr(findings, "LISTED", 8)
    page = shown(wrong, "findings.html")["findings.html"]
    assert page.markup.partition(">unknown-contact <")[2].partition("</details>")[0].count("<h4>") == 8
    assert "And 12 more: hobnob check lists all of them." in page.text
