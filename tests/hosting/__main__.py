"""Install the web servers that `make hosting` looks at, where Debian's packages can be had."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from sitegen import debian

WANTED = {"nginx": ["nginx-light", "libnginx-mod-http-brotli-static"], "caddy": ["caddy"]}

missing = [
    package
    for name, packages in WANTED.items()
    if not (shutil.which(name) or Path(f"/usr/sbin/{name}").exists())
    for package in packages
]
if missing and not debian.install(*missing):
    sys.exit(f"install these and run again: {', '.join(missing)}")
