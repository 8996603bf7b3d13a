"""The two readers of the query language: hobnob's own, and the script of the site in a browser."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

import asked
from hobnob.analyses.facts import facts
from hobnob.analyses.known import Known
from hobnob.model import Key
from hobnob.query import QueryError, parse
from hobnob.site.content import gather
from hobnob.workspace import Snapshot


class Both:
    """The two readers over one network: what each answers to a query, or where and that it refuses."""

    def __init__(self, snapshot: Snapshot, page: Page) -> None:
        self.page = page
        self.own = snapshot.network.settings.fields
        self.facts = facts(Known(snapshot.network, snapshot.today))
        content = gather(snapshot, {"people"})
        self.slugs = {id: content.slug(Key("contact", id)) for id in content.people}

    def of_python(self, text: str) -> Any:
        query = parse(text, self.own)
        if isinstance(query, QueryError):
            return {"start": _units(text[: query.start]), "end": _units(text[: query.end])}
        return sorted(self.slugs[id] for id, about in self.facts.items() if query.matches(about))

    def of_script(self, texts: list[str]) -> list[Any]:
        return self.page.evaluate(
            """async texts => {
                const [{ people }, facts] = [await hobnob.load("people"), await hobnob.load("facts")];
                await hobnob.query.ask("said:x");
                return texts.map(text => {
                    const { error, matches } = hobnob.query.parse(text, facts);
                    return error ? { start: error.start, end: error.end, message: error.message }
                        : people.map(person => person[0]).filter((_, index) => matches(index)).sort();
                });
            }""",
            texts,
        )

    def assert_alike(self, texts: list[str]) -> None:
        wrong: dict[str, Any] = {}
        found = refused = 0
        for text, answer in zip(texts, self.of_script(texts), strict=True):
            expected = self.of_python(text)
            if isinstance(answer, Mapping):
                assert answer["message"], "it says why"
                refused += 1
            else:
                found += 0 < len(answer) < len(self.slugs)
            given = {key: answer[key] for key in ("start", "end")} if isinstance(answer, Mapping) else answer
            if given != expected:
                wrong[text[:200]] = {"python": expected, "script": answer}
        assert wrong == {}
        assert found > len(texts) / 4, "most queries tell people apart"
        assert refused > len(asked.ODD.split("\n")) / 4


def _units(text: str) -> int:
    """How many units of UTF-16 a text has, which is what a script counts in."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def open_people(browser: Browser, folder: Path, **more: Any) -> Page:
    """The page of people of a built site."""
    page = browser.new_page(**more)
    page.goto((folder / "people.html").as_uri())
    return page
