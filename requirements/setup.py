"""Make the virtual environment and install a locked list into it. Plain Python: it runs before anything is installed."""

import shutil
import subprocess
import sys
from pathlib import Path

OLDEST = (3, 11)


def main(folder, requirements):
    if sys.version_info < OLDEST:
        found = sys.version.split()[0]
        right = "Debian 12, Ubuntu 24.04 and later have it. Where another one is installed: make PYTHON=python3.12"
        sys.exit(f"Python 3.11 or newer is needed; this is {found}. {right}")
    python = Path(folder) / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if not has_pip(python):
        create(folder)
    print(f"installing {requirements}", flush=True)
    command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes"]
    if subprocess.call([*command, "-r", requirements]):
        sys.exit("The packages could not be installed; pip says why above. Is there a network? Then run the command again.")


def has_pip(python):
    """Whether the environment is there and whole: one whose making was interrupted has no pip."""
    if not python.exists():
        return False
    command = [str(python), "-m", "pip", "--version"]
    return subprocess.call(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0


def create(folder):
    try:
        import venv
        from ensurepip import version  # noqa: F401
    except ImportError:
        sys.exit("The module venv is missing. On Debian or Ubuntu: sudo apt install python3-venv")
    print(f"creating {folder}", flush=True)
    shutil.rmtree(folder, ignore_errors=True)
    venv.create(folder, with_pip=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
