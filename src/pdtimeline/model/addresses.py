"""Addresses on the web: which of them can be followed safely."""

from __future__ import annotations


def host_of(url: str) -> str | None:
    """The host of a plain http or https address; None for all other texts.

    An address that names a user, or has blanks, controls, or backslashes, is not plain: browsers and
    people read it in different ways.
    """
    from urllib.parse import urlsplit

    if not url.isprintable() or "\\" in url or any(map(str.isspace, url)):
        return None
    try:
        parts = urlsplit(url)
        _ = parts.port  # raises where it is no number
    except ValueError:
        return None
    is_web = url.lower().startswith(("http://", "https://")) and "@" not in parts.netloc
    return parts.hostname if is_web else None
