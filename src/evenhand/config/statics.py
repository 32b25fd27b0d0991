"""Collects styles and scripts, compressed as much as each is worth: ours for every visitor, Wagtail's for editors."""

from pathlib import Path
from typing import Any

from django.conf import settings
from whitenoise.compress import Compressor
from whitenoise.storage import CompressedManifestStaticFilesStorage

# Folders of the content system: ten megabytes, of which a visitor never asks for one byte.
THEIRS = "wagtail"


class BrotliForOurs(Compressor):  # type: ignore[misc]  # WhiteNoise has no types
    """Spends Brotli's time on what visitors load; for the rest gzip does. It is done anew at every start."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.quick = Compressor(**options, use_brotli=False)

    def compress(self, path: str) -> list[str]:
        """Write the compressed copies of one file and return their paths."""
        folder = Path(path).relative_to(settings.STATIC_ROOT).parts[0]
        found: list[str] = self.quick.compress(path) if folder.startswith(THEIRS) else super().compress(path)
        return found


class Collected(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # likewise
    """The storage of collected files, under names that change with their content."""

    def create_compressor(self, **options: Any) -> Compressor:
        """Return what compresses them."""
        return BrotliForOurs(**options)
