"""Secrets made on this machine at first run and kept in DATA_DIR/secrets, readable by their owner only."""

import os
import secrets
from pathlib import Path


def kept(data_dir: Path, name: str) -> str:
    """Return the secret `name`, making it first if there is none.

    Safe when two processes ask at once: the first to create the file decides.
    """
    folder = data_dir / "secrets"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / name
    if not path.exists():
        draft = folder / f".{name}.{os.getpid()}"
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(48))
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text().strip()
