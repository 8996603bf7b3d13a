"""The pages of a shared site, the folder they lie in, and what `hobnob build --share` says."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import html5lib
import pytest

from folders import contents
from hobnob.errors import HobnobError
from hobnob.kinds import BY_NAME
from hobnob.site.build import build
from hobnob.site.share.eligible import Sharing
from hobnob.site.share.folders import MARKER, is_tracked
from hobnob.site.share.pages import tally
from hobnob.site.share.projection import project
from hostile import OURS, XSS, hostile_network
from leaking import SHARE, leaks, site_bytes
from on_disk import assert_links_lead_somewhere, pages_of
from secrets_of import SECRETS
from session import TODAY

# The site


@pytest.mark.parametrize("sharing", [SHARE, Sharing(initials=True)], ids=["names", "initials"])
def test_every_link_leads_somewhere_and_every_page_is_valid(shared, sharing):
    folder = shared(sharing=sharing)
    assert_links_lead_somewhere(folder)
    for path in sorted(folder.rglob("*.html")):
        parser = html5lib.HTMLParser()
        parser.parse(path.read_text(encoding="utf-8"))
        assert parser.errors == [], path


def test_each_page_has_one_main_heading_and_is_kept_from_search_engines(shared):
    for name, page in pages_of(shared()).items():
        tags = [tag for tag, _ in page.elements]
        assert tags.count("h1") == 1, name
        assert ("meta", {"name": "robots", "content": "noindex, nofollow"}) in page.elements
        assert page.elements[tags.index("head") + 1][1]["http-equiv"] == "Content-Security-Policy"


def test_a_network_without_anything_shared_has_an_empty_site(shared):
    folder = shared({"contacts/ada.md": "---\nname: Ada\n---\n"})
    assert_links_lead_somewhere(folder)
    assert set(pages_of(folder)) == {"index.html"}


@pytest.mark.parametrize(
    ("texts", "sharing"),
    [(XSS[:60], SHARE), (OURS, SHARE), (OURS, Sharing(initials=True))],
    ids=["xss", "ours", "initials"],
)
def test_hostile_text_is_text(network, root, texts, sharing):
    files = hostile_network(texts)
    listed = sorted(field.name for field in BY_NAME["contact"].fields)
    settings = str(files.pop("hobnob.yaml")).replace("site: {", f"site: {{share: {{fields: {json.dumps(listed)}}}, ")
    marked = {
        path: re.sub(rb"\A---\n", b"---\nvisibility: public\n", bytes(data))
        + b"\n## Public\n\n"
        + texts[0].encode("utf-8", "replace")
        for path, data in files.items()
    }
    folder = build(network({"hobnob.yaml": settings, **marked}), root, sharing=sharing).folder
    pages = pages_of(folder)
    assert len(pages) > 15
    for name, page in pages.items():
        assert re.fullmatch(r"[a-z0-9/-]+\.html", name)
        for tag, attributes in page.elements:
            assert tag not in {"style", "iframe", "img", "form", "object", "embed", "base", "video", "math"}, name
            assert tag != "script" or set(attributes) == {"src", "defer"}, name
            assert not [key for key in attributes if key == "style" or key.startswith("on")], name
            for key in ("href", "src"):
                if key in attributes:
                    assert re.match(r"https?://|mailto:|tel:|[a-z0-9./#-]+$", attributes[key]), attributes[key]
    assert_links_lead_somewhere(folder)


def test_many_people_are_paged_by_letter(network, root, monkeypatch):
    monkeypatch.setattr("hobnob.site.share.pages.ON_ONE_PAGE", 25)
    files = {f"contacts/p{n}.yaml": f"name: {chr(65 + n % 3)} {n}\nvisibility: public\nrole: x" for n in range(25)}
    files["contacts/li.yaml"] = "name: 李明\nvisibility: public"
    folder = build(network(files), root, sharing=SHARE).folder
    assert_links_lead_somewhere(folder)
    letters = sorted(path.name for path in (folder / "people-by-letter").iterdir())
    assert letters == ["a.html", "b.html", "c.html", "others.html"]
    assert "李明" in (folder / "people-by-letter" / "others.html").read_text()


def test_what_is_searched_is_what_is_shown(network):
    files = site_bytes(network(SECRETS).network)

    def data(name: str) -> dict:
        text = files[f"data/{name}.js"].decode()
        return json.loads(json.loads(text.partition(",")[2].removesuffix(");\n")))

    assert {name for name in files if name.startswith("data/")} == {"data/people.js", "data/facts.js", "data/search.js"}
    slugs = [row[0] for row in data("people")["people"]]
    assert slugs == ["ada-lovelace", "carl", "dora"]
    rows = data("search")["records"]
    assert [row[1] for row in rows if row[2] == "Community"] == ["Open club"]
    assert all(row[0].partition("#")[0] in files for row in rows)
    facts = data("facts")
    lines = facts["lines"]
    skills = [[lines[int(number)] for number in cell.split()] for cell in facts["text"]["skill"].split(",")]
    assert skills == [["hiring", "(not shared) and patience", "sums"], [], []]
    assert set(facts["text"]["find_out"]) <= {","}, "what is not shared is asked in vain"
    assert facts["notes"] == 0


# The command


def test_a_shared_site_has_a_folder_of_its_own(network, root, run):
    network(SECRETS)
    done = run("build", "--share")
    assert done.exit_code == 0
    assert done.stdout == "site-shared/index.html\n"
    assert (
        "shared: 3 people, 1 community, 1 objective, 1 event, 1 introduction and 2 notes; 7 fields listed: name, org"
        in done.stderr
    )
    assert (
        'contacts/hal.md is marked and held back: "private" names "HBNPRIV phon", which is no field of it'
        in done.stderr
    )
    assert (root / "site-shared" / MARKER).is_file()
    assert run("build").exit_code == 0
    assert (root / "site" / "me.html").is_file()


def test_levels_and_initials_are_options(network, run, root):
    network(SECRETS)
    assert run("build", "--share=public").exit_code == 0
    assert not (root / "site-shared" / "people" / "carl.html").exists()
    assert run("build", "--share", "--initials").exit_code == 0
    assert (root / "site-shared" / "people" / "1.html").is_file()
    assert not (root / "site-shared" / "people" / "ada-lovelace.html").exists(), "what was there by name is gone"
    assert run("build", "--initials").exit_code == 2
    wrong = run("build", "--share=privat")
    assert wrong.exit_code == 2
    assert "privat" in wrong.stderr


def test_a_public_section_that_is_not_clear_is_told_of(network, run):
    network(
        {
            "contacts/ada.md": "---\nvisibility: public\n---\n## Public\nA <!-- B\n",
            "contacts/bob.md": "## Public\n-->\n",
        }
    )
    said = run("build", "--share").stderr
    assert (
        "contacts/ada.md: its Public section is left out, for it is not clear where a comment, code or HTML ends\n"
        in said
    )
    assert "bob" not in said


def test_what_a_public_section_leaves_out_is_told_of(network, run):
    body = "## Public\nA\n\n### Coffee 2026-01-01\nB\n\n### More\n**1 May 2026** C\n\n### End\nD due:2026-05-01\n"
    network({"contacts/ada.md": f"---\nvisibility: public\n---\n{body}"})
    said = run("build", "--share").stderr
    assert 'ada.md: what stands under "Coffee 2026-01-01" is left out: it reads like a dated entry\n' in said
    assert (
        'ada.md: "**1 May 2026** C", and all up to the next heading, is left out: it reads like a dated entry\n' in said
    )
    assert 'ada.md: "D due:2026-05-01" is left out: it reads like a promise' in said


def test_what_says_nobody_was_there_is_told_of(network, run):
    network(
        {
            "contacts/ada.md": "---\nvisibility: public\n---\n",
            "notes/2026-05-01-tea.md": "---\nvisibility: public\n---\n# Tea with [[ada]]\n",
            "events/fair.md": "---\nvisibility: public\n---\n## 2026-05-02 Talk\nvisibility:: public\n[[ada]] spoke.\n",
            "notes/2026-05-03.md": "---\nvisibility: public\nwith: ada\n---\n# 2026-05-03 Tea\n",
        }
    )
    said = run("build", "--share").stderr
    assert 'tea.md is marked and held back: it does not say in "with" who was there\n' in said
    assert (
        'events/fair.md is marked and held back: its entry of 2026-05-02, "Talk", says who was there neither in "with" nor '
        "in its heading\n" in said
    )
    assert "notes/2026-05-03.md is marked and held back: it begins with a heading that has a date, and may be" in said


def test_templates_of_ones_own_are_told_of(network, root, run):
    """Nobody can look through them for what is private, and everybody sees what they say."""
    network({"contacts/ada.md": "---\nvisibility: public\n---\n"})
    assert "templates of your own" not in run("build", "--share").stderr
    own = root / "templates" / "site" / "shared"
    own.mkdir(parents=True)
    (own / "index.html.j2").write_text('{% extends "!site/shared/index.html.j2" %}')
    (root / "templates" / "site" / "assets").mkdir()
    (root / "templates" / "site" / "assets" / "accent.css").write_text("/* mine */")
    (root / "templates" / "contact.md.j2").write_text("---\n---\n")
    told = (
        "templates of your own go into the site as they are, read them before you hand it out: "
        "templates/site/assets/accent.css and templates/site/shared/index.html.j2\n"
    )
    assert told in run("build", "--share").stderr
    assert told in run("build", "--share").stderr, "when nothing is built anew, too"
    assert "templates of your own" not in run("build").stderr


def test_with_initials_the_words_that_are_left_are_told_of(network, run):
    network(
        {
            "hobnob.yaml": "categories: {friends: {}, Bob's fans: {}, clients: {}}",
            "contacts/ada.md": "---\nvisibility: public\ncategory: Bob's fans\n---\n",
            "contacts/cy.md": "---\nvisibility: public\ncategory: friends\n---\n",
        }
    )
    said = run("build", "--share", "--initials").stderr
    assert "the names of categories are shown as they are: friends and Bob's fans\n" in said
    assert "categories" not in run("build", "--share").stderr


def test_what_is_said_cannot_write_over_the_terminal(network, run):
    network({"contacts/ada.md": '---\nvisibility: public\nprivate: ["ph\\e[2Jon"]\n---\n'})
    said = run("build", "--share").stderr
    assert "held back" in said
    assert "\x1b" not in said


def test_what_no_list_can_share_is_said(network, run):
    network("--- hobnob.yaml\nsite: {share: {fields: [name, tie, gave]}}\n")
    done = run("build", "--share")
    assert "shared: nothing; 1 field listed: name" in done.stderr
    assert "never shared, though listed: tie and gave" in done.stderr


def test_private_and_shared_never_share_a_folder(network, root, run, tmp_path):
    network(SECRETS)
    out = tmp_path / "out"
    assert run("build", "--share", "-o", str(out)).exit_code == 0
    before = contents(out)
    for folder in (out, out / "private"):
        refused = run("build", "-o", str(folder))
        assert refused.exit_code == 2
        assert "holds a shared site" in refused.stderr
    assert contents(out) == before
    assert run("build").exit_code == 0
    refused = run("build", "--share", "-o", "site")
    assert refused.exit_code == 2
    assert "holds a private site" in refused.stderr
    assert (root / "site" / "me.html").is_file()


def test_a_dry_run_of_a_shared_site_writes_nothing(network, root, run):
    network(SECRETS)
    done = run("build", "--share", "--dry-run")
    assert "write site-shared/index.html\n" in done.stdout
    assert leaks({"stdout": done.stdout.encode()}) == {}
    assert not (root / "site-shared").exists()


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True)


def test_a_private_site_that_git_would_keep_is_warned_of(network, root, run, monkeypatch):
    network(SECRETS)
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_CEILING_DIRECTORIES"):
        monkeypatch.delenv(name, raising=False)
    assert "git" not in run("build", "--dry-run").stderr
    git(root, "init", "-q")
    done = run("build", "--dry-run")
    assert (
        'warning: git does not ignore site, and the site holds everything, private notes too: add "site/" to .gitignore'
        in done.stderr
    )
    assert run("build").stderr.startswith("warning: ")
    assert "warning" not in run("build", "--share").stderr
    (root / ".gitignore").write_text("site/\n")
    assert not is_tracked(root / "site")
    assert "warning" not in run("build").stderr
    git(root, "add", "--force", "site/index.html")
    assert is_tracked(root / "site"), "a rule for what is kept already changes nothing"


def test_without_git_nothing_is_warned_of(network, root, monkeypatch):
    git(root, "init", "-q")
    assert is_tracked(root / "site")
    monkeypatch.setenv("PATH", str(root))
    assert not is_tracked(root / "site")


def test_a_repository_cannot_have_anything_run(root):
    git(root, "init", "-q")
    git(root, "config", "core.fsmonitor", f"touch {root}/ran; false")
    (root / "x").touch()
    git(root, "-c", "core.fsmonitor=false", "add", "x")
    assert is_tracked(root / "site")
    assert not (root / "ran").exists()


def test_refusals_name_the_folder(tmp_path, network, root):
    snapshot = network(SECRETS)
    build(snapshot, root, tmp_path / "a", sharing=SHARE)
    with pytest.raises(HobnobError, match="holds a shared site"):
        build(snapshot, root, tmp_path / "a")


def test_the_tally_counts_what_is_shared(network):
    assert tally(project(network({"hobnob.yaml": ""}).network, SHARE, TODAY)) == "nothing"
    files = {"me.md": "---\nvisibility: public\n---\n", "contacts/a.md": "---\nvisibility: public\n---\n"}
    assert tally(project(network(files).network, SHARE, TODAY)) == "1 person and you"
