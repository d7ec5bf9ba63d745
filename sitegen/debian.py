"""Install packages of Debian or Ubuntu, where their package manager is there and no password is asked for."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys


def install(*packages: str) -> bool:
    """Whether all of them could be installed, without what they only recommend. False too where there is no apt-get."""
    if not shutil.which("apt-get"):
        return False
    sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
    print("installing " + " ".join(packages), file=sys.stderr)
    done = True
    for command in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", *packages]):
        done = not subprocess.run([*sudo, "apt-get", *command], check=False, stdout=subprocess.DEVNULL).returncode
    return done
