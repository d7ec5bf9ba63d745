"""The response headers a host should send, in the forms hosts read. The policy also stands in every page."""

from __future__ import annotations

from sitegen.mkdocs_config import POLICY

HEADERS = {
    "Content-Security-Policy": POLICY + "; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Origin-Agent-Cluster": "?1",
    "X-DNS-Prefetch-Control": "off",
    "X-Permitted-Cross-Domain-Policies": "none",
    "Permissions-Policy": (
        "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), display-capture=(), encrypted-media=(), "
        "geolocation=(), gyroscope=(), hid=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()"
    ),
}


def header_files() -> dict[str, str]:
    """The response headers for hosts that read `_headers`, for nginx (to include) and for Caddy (to import)."""
    plain = "".join(f"  {name}: {value}\n" for name, value in HEADERS.items())
    hosts = f"/*\n{plain}  Cache-Control: no-cache\n/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n"
    nginx = "".join(f'add_header {name} "{value}" always;\n' for name, value in HEADERS.items())
    caddy = "header {\n" + "".join(f'\t{name} "{value}"\n' for name, value in HEADERS.items()) + "}\n"
    return {"_headers": hosts, "_headers.nginx.conf": nginx, "_headers.caddy": caddy}
