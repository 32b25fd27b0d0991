"""Finds a Chromium for the tests and says how to start it; run as a module, unpacks the packaged one."""

import io
import os
import subprocess
import sys
import tarfile
from dataclasses import dataclass, field
from pathlib import Path
from string import Template

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGE = ROOT / "tests/browser/node_modules/@sparticuz/chromium/bin"
UNPACKED = ROOT / "tests/browser/node_modules/.chromium"

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

# The package's own file names folders of another machine, and without one the browser draws no text.
_FONTS = Template("""<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>$folder/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>$folder/font-cache</cachedir>
  <alias><family>sans-serif</family><prefer><family>Open Sans</family></prefer></alias>
  <alias><family>system-ui</family><prefer><family>Open Sans</family></prefer></alias>
</fontconfig>
""")


class NoBrowser(Exception):
    """There is no Chromium on this machine; the message says how to get one."""


@dataclass(frozen=True)
class Chromium:
    """A browser to start: its program and what its environment needs."""

    program: Path
    environment: dict[str, str] = field(default_factory=dict)

    def launch_arguments(self) -> dict[str, object]:
        """Return what Playwright's `launch` takes."""
        environment = {**os.environ, **self.environment}
        return {"executable_path": str(self.program), "args": list(FLAGS), "env": environment}


def find() -> Chromium:
    """Return the first Chromium there is: $CHROMIUM, the system's, the packaged one.

    Raises NoBrowser when there is none.
    """
    named = os.environ.get("CHROMIUM")
    for program in (named, None if named else "/usr/bin/chromium"):
        if program and os.access(program, os.X_OK):
            return Chromium(Path(program))
    if named:
        raise NoBrowser(f"CHROMIUM is {named}, and no program is there.")
    if (UNPACKED / "chromium").exists():
        return _packaged()
    raise NoBrowser("The tests need a browser. Run: sh scripts/browser")


def _packaged() -> Chromium:
    libraries = f"{UNPACKED / 'lib'}:{UNPACKED}"
    settings = {"LD_LIBRARY_PATH": libraries, "FONTCONFIG_FILE": str(UNPACKED / "fonts.conf")}
    return Chromium(UNPACKED / "chromium", settings)


def unpack() -> Chromium:
    """Unpack the packaged browser beside its package and return it."""
    import brotli

    UNPACKED.mkdir(parents=True, exist_ok=True)
    program = UNPACKED / "chromium"
    program.write_bytes(brotli.decompress((PACKAGE / "chromium.br").read_bytes()))
    program.chmod(0o755)
    for name in ("al2023", "fonts", "swiftshader"):
        inside = io.BytesIO(brotli.decompress((PACKAGE / f"{name}.tar.br").read_bytes()))
        with tarfile.open(fileobj=inside) as archive:
            archive.extractall(UNPACKED, filter="data")
    (UNPACKED / "fonts.conf").write_text(_FONTS.substitute(folder=UNPACKED))
    return _packaged()


def main() -> int:
    """Unpack the packaged browser and see that it starts."""
    found = unpack()
    tried = subprocess.run(
        [found.program, *FLAGS, "--version"],
        env={**os.environ, **found.environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    print((tried.stdout or tried.stderr).strip())
    return tried.returncode


if __name__ == "__main__":
    sys.exit(main())
