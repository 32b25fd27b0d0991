"""References that people can read over the telephone, and codes that they can type."""

import secrets

# No 0/O, 1/I/L, 2/Z, 5/S, 8/B, U/V: letters and figures that sound or look alike are left out.
ALPHABET = "34679ACDEFGHJKMNPQRTWXY"


def new(groups: int, size: int) -> str:
    """Return a random reference such as `7K4M-PQXR` of `groups` groups of `size` characters."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(size)) for _ in range(groups))


def grouped(typed: str, size: int) -> str:
    """Return a reference as it is kept, in groups of `size` signs, from what somebody typed."""
    signs = tidy(typed)
    return "-".join(signs[start : start + size] for start in range(0, len(signs), size))


def tidy(typed: str) -> str:
    """Return a reference as we write it from what somebody typed: case, spaces and dashes do not matter."""
    return "".join(character for character in typed.upper() if character.isalnum())
