"""Addresses of servers."""

from urllib.parse import urlsplit


def is_of_the_web(url: str) -> bool:
    """Say whether a text is an address that can be asked: http or https, a host, no space, ASCII only."""
    if not url.isascii() or not url.isprintable() or " " in url:
        return False
    try:
        parts = urlsplit(url)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False
