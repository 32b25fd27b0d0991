"""What a certificate says: fixed fields, frozen at issue, and the words the codes stand for.

Fixed fields and codes only. There is no free text, so a certificate cannot carry what was said in
mediation (section 55 asks for nothing of the kind, and no form of certificate is prescribed).
"""

import hashlib
import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Self

LONGEST = {
    "holder_name": 150,
    "child_name": 150,
    "local_authority_name": 120,
    "adviser_name": 120,
    "provider_name": 120,
    "provider_telephone": 40,
    "provider_email": 120,
    "verify_url": 80,
}
"""Most characters per field. With every field this long the certificate still fits one page."""

SECTIONS = {
    "s55_4": "section 55(4) of the Children and Families Act 2014",
    "s55_5": "section 55(5) of the Children and Families Act 2014",
}

BASES = {
    "reg34_1": "regulation 34(1) of the Special Educational Needs and Disability Regulations 2014",
    "reg39_1": "regulation 39(1) of the Special Educational Needs and Disability Regulations 2014",
    "reg39_3": "regulation 39(3) of the Special Educational Needs and Disability Regulations 2014",
}

SECTION_OF_BASIS = {"reg34_1": "s55_4", "reg39_1": "s55_5", "reg39_3": "s55_5"}
"""The section each regulation certifies under; no other pair exists in law."""

FINDINGS = {
    "reg34_1": "That person has told the adviser that they do not wish to pursue mediation.",
    "reg39_1": "That person has taken part in mediation.",
    "reg39_3": "Under regulation 39(3) that person is treated as having taken part in mediation.",
}
"""What the adviser certifies, besides having given information and advice. No reason, no fault."""

DECISIONS = {
    "refusal_to_assess": "Not to carry out an EHC needs assessment: section 51(2)(a)",
    "refusal_to_issue_plan": "Not to make an EHC plan after an assessment: section 51(2)(b)",
    "final_plan": "What an EHC plan says: section 51(2)(c)",
    "final_amended_plan": "What an amended or replaced EHC plan says: section 51(2)(c)",
    "refusal_to_reassess": "Not to carry out a re-assessment: section 51(2)(d)",
    "refusal_to_amend": "Not to amend or replace an EHC plan: section 51(2)(e)",
    "cease_to_maintain": "To stop maintaining an EHC plan: section 51(2)(f)",
}
"""The decisions that can be appealed to the Tribunal, in plain words, with the limb of section 51(2)."""

CAPACITIES = {
    "parent": "the child’s parent",
    "young_person": "the young person",
    "parent_representative": "representative of the child’s parent: regulation 63",
    "alternative_person": "alternative person, acting for the young person: regulation 64",
}
"""In what capacity the holder may appeal (section 51(1); regulations 63 and 64)."""

_NUMBER = re.compile(r"[A-Z]{2,4}-\d{4}-\d{6}")
_CHECK_CODE = re.compile(r"[0-9A-Z]{4}(-[0-9A-Z]{4}){2}")
_ADDRESS = re.compile(r"https?://[A-Za-z0-9.:/_-]+")
_MAY_BE_EMPTY = {
    *("notice_dated", "notice_sent", "child_name", "provider_telephone", "provider_email"),
    *("replaces_number", "first_issued_on"),
}
_JOINERS = {"\u200c", "\u200d"}  # Persian and Indic spelling needs them


class ContentNotAllowed(ValueError):
    """One field cannot stand on a certificate; `field` names it, the message says why and what next."""

    def __init__(self, field: str, why: str) -> None:
        super().__init__(f"{field}: {why}")
        self.field = field


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateContent:
    """Every word of one certificate that is not the same on all of them."""

    number: str
    check_code: str
    section: str
    basis: str
    issued_on: str
    holder_name: str
    holder_capacity: str
    child_name: str
    local_authority_name: str
    decision: str
    notice_dated: str
    notice_sent: str
    adviser_name: str
    provider_name: str
    provider_telephone: str
    provider_email: str
    verify_url: str
    # A replacement names the certificate in whose place it stands, and the first day of issue, from which
    # the time to appeal still runs. Both are empty on a first certificate.
    replaces_number: str = ""
    first_issued_on: str = ""

    def __post_init__(self) -> None:
        for field in fields(self):
            _require_plain_line(field.name, getattr(self, field.name))
        _require_shape("number", self.number, _NUMBER, "EM-2026-000123")
        if self.replaces_number:
            _require_shape("replaces_number", self.replaces_number, _NUMBER, "EM-2026-000122")
        if bool(self.replaces_number) != bool(self.first_issued_on):
            raise ContentNotAllowed("first_issued_on", "stands on a replacement, and only there.")
        _require_shape("check_code", self.check_code, _CHECK_CODE, "7K4M-2PQX-9DRT")
        _require_shape("verify_url", self.verify_url, _ADDRESS, "https://mediation.example/c")
        for name, words in _VOCABULARY.items():
            if getattr(self, name) not in words:
                raise ContentNotAllowed(name, f"must be one of {', '.join(words)}.")
        if SECTION_OF_BASIS[self.basis] != self.section:
            raise ContentNotAllowed("basis", f"{self.basis} does not belong to {self.section}.")
        for name in ("issued_on", "notice_dated", "notice_sent", "first_issued_on"):
            _require_day(name, getattr(self, name))

    @classmethod
    def from_json(cls, stored: str | Mapping[str, str]) -> Self:
        """Read frozen content back, from text or from an already parsed object.

        Raises ContentNotAllowed when a key is missing, unknown, or holds what may not be printed.
        """
        values = json.loads(stored) if isinstance(stored, str) else dict(stored)
        expected = {field.name for field in fields(cls)}
        for name in sorted(expected ^ set(values)):
            raise ContentNotAllowed(name, "is missing." if name in expected else "is not a field.")
        return cls(**values)

    def to_json(self) -> str:
        """Return the canonical form: sorted keys, no white space, UTF-8 as it is."""
        return json.dumps(asdict(self), sort_keys=True, separators=(",", ":"), ensure_ascii=False)

    def content_hash(self) -> str:
        """Return the SHA-256 of the canonical form, in hexadecimal."""
        return hashlib.sha256(self.to_json().encode()).hexdigest()

    def check_address(self) -> str:
        """Return the public address that the QR code holds: number and check code, never a name."""
        return f"{self.verify_url.rstrip('/')}/{self.number}/{self.check_code}"


_VOCABULARY: dict[str, dict[str, str]] = {
    "section": SECTIONS,
    "basis": BASES,
    "decision": DECISIONS,
    "holder_capacity": CAPACITIES,
}


def _require_plain_line(name: str, value: object) -> None:
    """Refuse anything but one line of visible text, so that a name cannot rearrange the page."""
    if not isinstance(value, str):
        raise ContentNotAllowed(name, "must be text.")
    if not value and name not in _MAY_BE_EMPTY:
        raise ContentNotAllowed(name, "is empty. Record it first, then issue.")
    if value != value.strip():
        raise ContentNotAllowed(name, "begins or ends with a space. Remove it.")
    if len(value) > LONGEST.get(name, 40):
        raise ContentNotAllowed(name, f"is longer than {LONGEST.get(name, 40)} characters. Shorten it.")
    for character in value:
        # Categories C*: control, direction override, private use, surrogate. Zl, Zp: line breaks.
        hidden = unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
        if hidden and character not in _JOINERS:
            raise ContentNotAllowed(name, f"holds the hidden character U+{ord(character):04X}. Remove it.")


def _require_shape(name: str, value: str, shape: re.Pattern[str], example: str) -> None:
    if not shape.fullmatch(value):
        raise ContentNotAllowed(name, f"must look like {example}.")


def _require_day(name: str, value: str) -> None:
    if not value and name in _MAY_BE_EMPTY:
        return
    try:
        day = date.fromisoformat(value)
    except ValueError as unreadable:
        raise ContentNotAllowed(name, "must be a day such as 2026-11-20.") from unreadable
    if day.isoformat() != value:
        raise ContentNotAllowed(name, "must be a day such as 2026-11-20.")
