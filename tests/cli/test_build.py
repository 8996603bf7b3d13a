"""What `hobnob build` says, and what it would write."""

from __future__ import annotations

from with_findings import CLEAN


def test_the_command_says_where_to_look_and_what_was_found(network, root, run):
    network("--- contacts/ada.md\n---\nname: Ada\nemail: ada@difference.example\nknows: [charles]\n---\n")
    done = run("build")
    assert done.exit_code == 0
    assert done.stdout == "site/index.html\n"
    assert "1 finding" in done.stderr
    assert (root / "site" / "index.html").is_file()
    assert "see the page Findings" in done.stderr
    again = run("build", "-o", "elsewhere")
    assert again.stdout == "elsewhere/index.html\n"
    refused = run("build", "-o", "contacts")
    assert refused.exit_code == 2
    assert "contacts" in refused.stderr


def test_the_command_names_no_page_that_was_not_built(network, run):
    network(
        "--- hobnob.yaml\nsite: {pages: [map]}\n--- contacts/ada.md\n---\nname: Ada\nemail: a@x.example\nknows: [charles]\n---\n"
    )
    done = run("build")
    assert "1 finding about the files: run hobnob check" in done.stderr


def test_a_dry_run_of_build_lists_files_and_writes_none(network, run, root):
    network(CLEAN)
    done = run("build", "--dry-run")
    assert done.exit_code == 0
    assert "write site/index.html\n" in done.stdout
    assert "to be written" in done.stderr
    assert not (root / "site").exists()
    run("build")
    (root / "contacts/ada.md").rename(root / "contacts/bob.md")
    index = (root / "site/index.html").read_bytes()
    listed = run("build", "--dry-run").stdout.splitlines()
    assert "remove site/people/ada.html" in listed
    assert "write site/people/bob.html" in listed
    assert not any("assets" in line for line in listed)
    assert (root / "site/people/ada.html").exists()
    assert (root / "site/index.html").read_bytes() == index
