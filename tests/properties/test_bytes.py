"""Whatever bytes a file holds, the whole way from the disk to what a person reads ends in an answer."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hobnob.analyses.known import Known
from hobnob.drafts import Drafts
from hobnob.errors import HobnobError
from hobnob.render.document_text import render_text as render_document
from hobnob.render.findings_data import render_json
from hobnob.render.findings_text import render_text
from hobnob.render.tallies import tally
from hobnob.reports import all_reports, load
from hobnob.reports._ask import Ask
from hobnob.workspace import open_network
from session import EXAMPLE

TODAY = date(2026, 5, 15)
PLACES = (
    "hobnob.yaml",
    "me.md",
    "contacts/ada.md",
    "contacts/bob.yaml",
    "communities/pydata.md",
    "objectives/job.md",
    "events/meetup.md",
    "introductions/ada-and-bob.md",
    "notes/2026-05-01-tea.md",
)
REAL = sorted(path.read_bytes() for path in EXAMPLE.rglob("*.md") if "site" not in path.parts)


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A real file with a few stretches cut out, doubled or overwritten."""
    data = bytearray(draw(st.sampled_from(REAL)))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 12)))
        data[start:end] = draw(st.one_of(st.binary(max_size=6), st.just(bytes(data[start:end]) * 2), st.just(b"")))
    return bytes(data)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("bytes")
    for place in PLACES:
        (made / place).parent.mkdir(exist_ok=True)
    return made


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(files=st.dictionaries(st.sampled_from(PLACES), damaged() | st.binary(max_size=200), min_size=1, max_size=3))
def test_any_bytes_end_in_an_answer(folder: Path, files: dict[str, bytes]) -> None:
    for place in PLACES:
        (folder / place).unlink(missing_ok=True)
    for place, data in files.items():
        (folder / place).write_bytes(data)
    snapshot = open_network(folder, TODAY)
    found = snapshot.diagnostics
    shown = render_text(found, snapshot.text, tally(found, len(files)))
    assert "\x1b" not in shown
    assert "\0" not in shown
    for finding in found:
        text = snapshot.source.read(finding.span.path)
        assert 0 <= finding.span.start <= finding.span.end <= max(len(text.text), len(text.shown))
    render_json(found, snapshot.text, tally(found, len(files)))
    known = Known(snapshot.network, TODAY)
    for report in map(load, all_reports()):
        words = {"TO": ("me",), "REF": ("me",), "TOPIC": ("rust",)}.get(report.words, ())
        with suppress(HobnobError):
            render_document(report.make(known, Ask(Drafts(), words)))
