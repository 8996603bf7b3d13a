"""`hobnob explain` and `hobnob schema`: what is known of checks and of fields."""

from __future__ import annotations

import json


def test_explain_lists_all_checks_and_tells_of_one(run):
    listed = run("explain").stdout
    for name in ("unknown-contact", "impossible-date"):
        assert name in listed
    one = run("explain", "unknown_contact").stdout
    assert one.startswith("unknown-contact (error)\n")
    assert "```" not in one
    assert "    --- contacts/" in one
    data = json.loads(run("explain", "--format", "json").stdout)
    assert {"name", "severity", "summary"} == set(data["checks"][0])
    assert json.loads(run("explain", "unknown-contact", "--format", "json").stdout)["severity"] == "error"
    assert run("explain", "unknown-contact", "--format", "md").stdout.startswith("# unknown-contact (error)\n")


def test_schema_prints_one_or_writes_all(network, run, root):
    network({"hobnob.yaml": "categories: {sauna club: {}}\n"})
    one = json.loads(run("schema", "contact").stdout)
    assert {"enum": ["sauna club"]} in one["properties"]["category"]["anyOf"]
    done = run("schema", "-o", ".schemas")
    assert done.exit_code == 0
    assert json.loads((root / ".schemas" / "contact.schema.json").read_text(encoding="utf-8")) == one
    assert "settings.schema.json" in done.stdout
    assert run("schema", "-o", ".schemas").stdout == "", "nothing has changed, nothing is written"
    assert "+++ b/other/me.schema.json" in run("schema", "-o", "other", "--dry-run").stdout
    assert not (root / "other").exists()
