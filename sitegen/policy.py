"""What each page may do, as a content security policy. All pages have the same one but three kinds. Pure.

The pages for other sites' frames may be framed by anyone, which only a response header can say (`headers`). The page that
previews them may hold frames of this site. The page for readers' words may send to the one address that the edition names.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from sitegen.edition_model import Edition

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'none'; base-uri 'none'; form-action 'none'; object-src 'none'"
)


def of(kind: str, edition: Edition) -> str:
    """The policy of a page by its kind, as it stands in the page and, with who may frame it, in the headers."""
    if kind == "embeds":
        return POLICY + "; frame-src 'self'"
    if kind == "feedback" and edition.feedback.post:
        return POLICY.replace("connect-src 'none'", f"connect-src {origin(edition.feedback.post)}")
    return POLICY


def origin(address: str) -> str:
    """Scheme, host and port of an address."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"
