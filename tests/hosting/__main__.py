"""Install the web servers that `make hosting` looks at, where Debian's packages can be had."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

WANTED = {"nginx": ["nginx-light", "libnginx-mod-http-brotli-static"], "caddy": ["caddy"]}

missing = [
    package
    for name, packages in WANTED.items()
    if not (shutil.which(name) or Path(f"/usr/sbin/{name}").exists())
    for package in packages
]
if missing and shutil.which("apt-get"):
    sudo = [] if os.geteuid() == 0 else ["sudo"]
    subprocess.run([*sudo, "apt-get", "update", "-qq"], check=False)
    subprocess.run([*sudo, "apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing], check=True)
elif missing:
    sys.exit(f"install these and run again: {', '.join(missing)}")
