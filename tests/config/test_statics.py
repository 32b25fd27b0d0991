"""What every visitor loads is compressed best; what editors alone load does not hold up a start."""

from pathlib import Path

import pytest

from evenhand.config.statics import BrotliForOurs

STYLES = b"a { color: #123456 }\n" * 200


@pytest.mark.parametrize(
    ("folder", "made"), [("built", {"x.css.br", "x.css.gz"}), ("wagtailadmin", {"x.css.gz"})]
)
def test_brotli_is_for_what_visitors_load(tmp_path: Path, settings, folder: str, made: set[str]) -> None:
    settings.STATIC_ROOT = tmp_path
    path = tmp_path / folder / "x.css"
    path.parent.mkdir()
    path.write_bytes(STYLES)
    assert {Path(found).name for found in BrotliForOurs(quiet=True).compress(str(path))} == made
