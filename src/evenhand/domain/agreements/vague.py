"""Words that leave open who does what by when. They are shown to the mediator, and forbid nothing."""

import re

# Each phrase, and what to write instead.
ASK_WHEN, ASK_WHAT, ASK_WHO = "Say by when.", "Say what is done in the end.", "Say who."
VAGUE: tuple[tuple[str, str], ...] = (
    ("as soon as possible", ASK_WHEN),
    ("as soon as practicable", ASK_WHEN),
    ("in due course", ASK_WHEN),
    ("shortly", ASK_WHEN),
    ("soon", ASK_WHEN),
    ("asap", ASK_WHEN),
    ("when possible", ASK_WHEN),
    ("where possible", ASK_WHAT),
    ("if possible", ASK_WHAT),
    ("where appropriate", ASK_WHAT),
    ("as appropriate", ASK_WHAT),
    ("as required", ASK_WHAT),
    ("as needed", ASK_WHAT),
    ("consider", ASK_WHAT),
    ("look into", ASK_WHAT),
    ("explore", ASK_WHAT),
    ("review", ASK_WHAT),
    ("try", ASK_WHAT),
    ("endeavour", ASK_WHAT),
    ("aim to", ASK_WHAT),
    ("access to", "Say how much, how often and by whom it is given."),
    ("opportunities for", "Say how much, how often and by whom it is given."),
    ("regular", "Say how often."),
    ("someone", ASK_WHO),
    ("somebody", ASK_WHO),
    ("will be done", ASK_WHO),
)


def vague_words(text: str) -> tuple[tuple[str, str], ...]:
    """Return each vague phrase of a text with what to write instead, in the order of the list, longest first."""
    found: list[tuple[str, str]] = []
    left = f" {text.lower()} "
    for phrase, instead in sorted(VAGUE, key=lambda row: -len(row[0])):
        pattern = rf"(?<!\w){re.escape(phrase)}(?!\w)"
        if re.search(pattern, left):
            found.append((phrase, instead))
            left = re.sub(pattern, " ", left)
    return tuple(found)
