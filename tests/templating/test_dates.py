"""Dates in templates, in the language of the site."""

from __future__ import annotations

from datetime import date

import pytest

from hobnob.dates import Birthday, PartialDate
from hobnob.languages import DateWords
from hobnob.templating import environment, long_date, render, short_date


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("en", "3 May 2026|3 May|May 2026"),
        ("en-US", '<bdi lang="en-US">May 3, 2026</bdi>|<bdi lang="en-US">May 3</bdi>|<bdi lang="en-US">May 2026</bdi>'),
        ("de", '<bdi lang="de">3. Mai 2026</bdi>|<bdi lang="de">3. Mai</bdi>|<bdi lang="de">Mai 2026</bdi>'),
        ("sv", '<bdi lang="sv">3 maj 2026</bdi>|<bdi lang="sv">3 maj</bdi>|<bdi lang="sv">maj 2026</bdi>'),
    ],
)
def test_dates_are_written_in_the_language_of_the_site_and_say_so(packaged, language, shown):
    (packaged / "a.j2").write_text(
        "{{ day | long_date }}|{{ day | short_date(day) }}|{{ month | long_date }}{{ none | long_date }}"
    )
    made = environment(packaged=packaged, dates=DateWords(language))
    assert render(made, "a.j2", {"day": date(2026, 5, 3), "month": PartialDate(2026, 5)}) == shown


def test_dates_read_as_people_say_them():
    assert long_date(date(2026, 5, 3)) == "3 May 2026"
    assert long_date(PartialDate(2026, 5)) == "May 2026"
    assert long_date(PartialDate(2026)) == "2026"
    assert long_date(Birthday(0, 12, 10)) == "10 December"
    assert long_date(None) == ""
    assert short_date(date(2026, 5, 3), date(2026, 12, 1)) == "3 May"
    assert short_date(PartialDate(2025, 5, 3), date(2026, 12, 1)) == "3 May 2025"
    assert short_date(PartialDate(2026, 5), date(2026, 12, 1)) == "May 2026"
