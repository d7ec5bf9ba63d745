"""Make the virtual environment and install a locked list into it. Plain Python: it runs before anything is installed."""

import shutil
import subprocess
import sys
from pathlib import Path

OLDEST = (3, 11)


def main(folder: str, requirements: str) -> None:
    if sys.version_info < OLDEST:
        found = ".".join(str(part) for part in sys.version_info[:3])
        sys.exit(f"Python 3.11 or newer is needed; this is {found}. On Debian 12 or Ubuntu 24.04: apt install python3")
    home = Path(folder)
    if not (home / "pyvenv.cfg").exists():
        try:
            import ensurepip  # noqa: F401
            import venv
        except ImportError:
            sys.exit("The module venv is missing. On Debian or Ubuntu: sudo apt install python3-venv")
        print(f"creating {folder}")
        shutil.rmtree(home, ignore_errors=True)
        venv.create(home, with_pip=True)
    python = home / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    print(f"installing {requirements}")
    command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes"]
    sys.exit(subprocess.call([*command, "-r", requirements]))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
