"""The shared site of a network, and a search in it for a word in whatever disguise."""

from __future__ import annotations

import base64
import binascii
import contextlib
import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from hobnob.languages import DateWords
from hobnob.site.build import assets
from hobnob.site.making import Making
from hobnob.site.share.eligible import Sharing
from hobnob.site.share.pages import site_of
from hobnob.site.share.projection import project
from hobnob.templating import environment
from secrets_of import TOKEN
from session import TODAY

if TYPE_CHECKING:
    from hobnob.network import Network


NOWHERE = Path("no-such-folder")
"""The root of a network that is on no disk, and the folder of its site."""
SHARE = Sharing()


def site_bytes(network: Network, sharing: Sharing = SHARE) -> dict[str, bytes]:
    """Every file of the shared site of a network, in memory."""
    site = site_of(project(network, sharing, TODAY))
    making = Making(site, environment(dates=DateWords(network.settings.site_language)), NOWHERE)
    files = dict(making.files(assets(NOWHERE, network.settings)))
    assert None not in files.values()
    return files


def leaks(files: dict[str, bytes], token: str = TOKEN) -> dict[str, str]:
    """The files that hold a token in any disguise, names included, and what stands around it."""
    found = {}
    for name, data in files.items():
        for text in disguised(name, data):
            if (at := text.casefold().find(token.casefold())) >= 0:
                found[name] = text[max(0, at - 60) : at + 60]
    return found


def disguised(name: str, data: bytes) -> Iterator[str]:
    """A file's name and text, as they are and as whoever decodes them would read them."""
    text = data.decode("utf-8")
    once = html.unescape(text)
    plain = re.sub(r"\\u([0-9a-fA-F]{4})", lambda match: chr(int(match[1], 16)), once)
    yield from (name, text, once, plain, unquote(once), re.sub(r"<[^>]*>", "", once))
    for literal in re.findall(r'"(?:[^"\\]|\\.)*"', text):
        try:
            inner = json.loads(literal)
            yield inner
            yield json.dumps(json.loads(inner), ensure_ascii=False)
        except ValueError:
            pass
    for piece in re.findall(r"[A-Za-z0-9+/_-]{8,}={0,2}", once):
        for offset in range(4):
            chunk = piece[offset : offset + (len(piece) - offset) // 4 * 4]
            with contextlib.suppress(binascii.Error, ValueError):
                yield base64.b64decode(chunk, altchars=b"-_").decode("latin-1")
