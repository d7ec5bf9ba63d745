"""The response headers a host should send, in the forms hosts read. The policy also stands in every page.

Some static hosts join the values that several rules give for a path, others keep the last. Both come out right only where no
path is given the same header twice: what is not the same on all pages is named folder by folder.
"""

from __future__ import annotations

from collections.abc import Sequence

from sitegen import policy
from sitegen.policy import POLICY
from sitegen.site import Site

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Origin-Agent-Cluster": "?1",
    "X-DNS-Prefetch-Control": "off",
    "X-Permitted-Cross-Domain-Policies": "none",
    "Permissions-Policy": (
        "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), display-capture=(), encrypted-media=(), "
        "geolocation=(), gyroscope=(), hid=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()"
    ),
}
"""The same on every page and file."""

FRAMED = {"Content-Security-Policy": POLICY + "; frame-ancestors *", "Cross-Origin-Resource-Policy": "cross-origin"}
"""On the pages for other sites' frames; a site that isolates itself may frame them too."""


CACHED = "public, max-age=31536000, immutable"
"""For what lies below assets/: a file there is named by its content and never changes."""

ASKED = "no-cache"
"""For everything else: kept, but asked for again at each visit, so that a mended page is seen at once."""

WORKER_POLICY = "default-src 'none'; connect-src 'self'"
"""The service worker fetches the site's own files, which no page may; its script is therefore served with this policy."""


def closed(policy_text: str) -> dict[str, str]:
    """On every other page: nobody may frame it."""
    return {
        "Content-Security-Policy": policy_text + "; frame-ancestors 'none'",
        "X-Frame-Options": "DENY",
        "Cross-Origin-Resource-Policy": "same-origin",
    }


def header_files(sites: Sequence[Site]) -> dict[str, str]:
    """What hosts read: `_headers` and `_redirects` for static hosts, a file to include in nginx, one to import in Caddy."""
    own = _own_pages(sites)
    framed = [f"{site.folder}embed/" for site in sites if any(page.kind == "embed" for page in site.pages.values())]
    # Patterns that end a path: the same for every language and below any sub-path.
    patterns = {f"/{page.rpartition('/')[2]}(\\.html)?$": closed(text) for page, text in own.items()}
    patterns |= {"/embed/[a-z0-9_]+(\\.html)?$": FRAMED} if framed else {}
    patterns |= {"/sw\\.js$": closed(WORKER_POLICY)} if sites[0].edition.service_worker else {}
    at, language = sites[0].served_at, sites[0].edition.languages[0]
    return {
        "_headers": _hosts(sites, own, framed),
        "_redirects": f"{at}{language}/* {at}:splat 301\n",
        "_headers.nginx.conf": _nginx(patterns) + _nginx_rest(at, language),
        "_headers.caddy": _caddy(patterns) + _caddy_rest(at, language),
    }


def _own_pages(sites: Sequence[Site]) -> dict[str, str]:
    """The pages that have a policy of their own, by path without its ending."""
    found = {}
    for site in sites:
        for page in site.pages.values():
            text = policy.of(page.kind, site.edition)
            if text != POLICY:
                found[site.folder + page.url.removesuffix(".html")] = text
    return found


def _lines(headers: dict[str, str]) -> str:
    return "".join(f"  {name}: {value}\n" for name, value in headers.items())


def _hosts(sites: Sequence[Site], own: dict[str, str], framed: list[str]) -> str:
    rules = {"/*": HEADERS}
    every = [site.folder + url for site in sites for url in site.pages] + ["blank.html", "assets/"]
    for url in dict.fromkeys(every):
        prefix = next((site.folder for site in reversed(sites) if site.folder and url.startswith(site.folder)), "")
        folder, slash, _ = url.removeprefix(prefix).partition("/")
        if slash and f"{prefix}{folder}/" not in framed:
            rules[f"/{prefix}{folder}/*"] = closed(POLICY)
        elif not slash:
            stem = url.removesuffix(".html")
            names = [url, stem, *([prefix] if stem == f"{prefix}index" else [])]
            rules |= {f"/{name}": closed(own.get(stem, POLICY)) for name in names}
    rules |= {f"/{folder}*": FRAMED for folder in framed}
    rules["/sw.js"] = closed(WORKER_POLICY if sites[0].edition.service_worker else POLICY)
    for path in [path for path in rules if path != "/*"]:
        rules[path] = {**rules[path], "Cache-Control": CACHED if path == "/assets/*" else ASKED}
    return "".join(f"{path}\n{_lines(headers)}" for path, headers in rules.items())


def _nginx(patterns: dict[str, dict[str, str]]) -> str:
    """Values that differ by path are variables; nginx sends no header whose value is empty."""
    names = {
        "Content-Security-Policy": "$ydt_policy", "X-Frame-Options": "$ydt_frame",
        "Cross-Origin-Resource-Policy": "$ydt_resource",
    }  # fmt: skip

    def sets(headers: dict[str, str]) -> str:
        return " ".join(f'set {variable} "{headers.get(name, "")}";' for name, variable in names.items())

    lines = [sets(closed(POLICY))]
    lines += [f'if ($uri ~ "{pattern}") {{ {sets(headers)} }}' for pattern, headers in patterns.items()]
    lines += [f'add_header {name} "{value}" always;' for name, value in HEADERS.items()]
    lines += [f"add_header {name} {variable} always;" for name, variable in names.items()]
    return "\n".join(lines) + "\n"


def _caddy(patterns: dict[str, dict[str, str]]) -> str:
    """Matchers that shut each other out: which of two blocks comes last does not matter then."""

    def block(matcher: str, headers: dict[str, str]) -> str:
        inside = "".join(f'\t{name} "{value}"\n' for name, value in headers.items())
        return f"header {matcher}{{\n{inside}}}\n"

    parts = [block("", HEADERS)]
    if not patterns:
        return "".join([*parts, block("", closed(POLICY))])
    parts += [f"@ydt_closed not path_regexp {'|'.join(patterns)}\n", block("@ydt_closed ", closed(POLICY))]
    for n, (pattern, headers) in enumerate(patterns.items()):
        parts += [f"@ydt_{n} path_regexp {pattern}\n", block(f"@ydt_{n} ", headers)]
    return "".join(parts)


def _nginx_rest(at: str, language: str) -> str:
    """For the `server` block too. `if` stands there with `set` and `return` only, where nginx gives it a plain meaning."""
    return (
        f'set $ydt_cache "{ASKED}";\nif ($uri ~ "^{at}assets/") {{ set $ydt_cache "{CACHED}"; }}\n'
        "add_header Cache-Control $ydt_cache always;\n"
        "if ($request_method !~ ^(GET|HEAD)$) { return 405; }\n"
        f"rewrite ^{at}{language}/(.*)$ {at}$1 permanent;\n"
        "location ~ /[._] { return 404; }\n"
        f"error_page 403 404 =404 {at}404.html;\n"
    )


def _caddy_rest(at: str, language: str) -> str:
    """For the site block, beside `root` and `file_server`. At an error Caddy drops what was set: set again."""
    errors = {**HEADERS, **closed(POLICY), "Cache-Control": ASKED}
    again = "".join(f'\t\t{name} "{value}"\n' for name, value in errors.items())
    return (
        f'header -Server\n@ydt_assets path {at}assets/*\nheader @ydt_assets Cache-Control "{CACHED}"\n'
        f"@ydt_asked not path {at}assets/*\nheader @ydt_asked Cache-Control {ASKED}\n"
        f"@ydt_moved path_regexp ydt_moved ^{at}{language}/(.*)$\nredir @ydt_moved {at}{{re.ydt_moved.1}} permanent\n"
        "@ydt_hidden path_regexp /[._]\nerror @ydt_hidden 404\n"
        "@ydt_write not method GET HEAD\nerror @ydt_write 405\n"
        f"handle_errors {{\n\theader {{\n{again}\t\t-Server\n\t}}\n\trewrite * {at}404.html\n"
        "\tfile_server {\n\t\tprecompressed br gzip\n\t}\n}\n"
    )
