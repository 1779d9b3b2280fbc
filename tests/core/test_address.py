"""Where a link may lead, and that nothing in it looks like another place."""

from __future__ import annotations

import re

import pytest
from pydantic import TypeAdapter, ValidationError

from bot.core.model import Url
from bot.discord_app.components import _linked

URL = TypeAdapter(Url)


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org",
        "http://example.org:8080/a-b_c.html?q=1&r=%20#part",
        "https://example.org/año/@editor/(2017)",
        "https://xn--e1afmkfd.example/",
    ],
)
def test_a_web_address_is_taken(address):
    assert URL.validate_python(address) == address


@pytest.mark.parametrize(
    "address",
    [
        "https://newsmax.com@evil.example/",
        "https://newsmax.com:443@evil.example/",
        "https://newsmax.com\\@evil.example/",
        "https://nеwsmax.com/",  # noqa: RUF001 - the second letter is Cyrillic
        "https://newsmax.com\u2024evil.example/",
        "https://newsmax.com>) [x](<https://evil.example",
        "https://",
        "https:///a",
        "javascript:alert(1)",
        "data:text/html,x",
        "discord://-/channels",
        "https://example.org/a b",
        "https://example.org/a\n",
    ],
)
def test_what_only_looks_like_one_is_not(address):
    with pytest.raises(ValidationError):
        URL.validate_python(address)


def test_a_link_ends_where_it_should():
    url = URL.validate_python("https://example.org/a)[b](c)")
    shown = _linked("[label](<https://evil.example>) @everyone", url)
    assert shown.endswith(f"](<{url}>)")
    assert len(re.findall(r"(?<!\\)\]\(", shown)) == 2  # the link's own, and one in its address
    assert "@everyone" not in shown
