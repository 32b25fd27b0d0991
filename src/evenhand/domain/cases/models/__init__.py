"""The tables of cases: the spine, who may reach it, whose right it is, and who stands beside the family."""

from evenhand.domain.cases.models.beside import Companion, Share
from evenhand.domain.cases.models.reach import Grant, Party, Wall, WallLifting
from evenhand.domain.cases.models.right import CapacityRecord, Consent
from evenhand.domain.cases.models.spine import Case, Correction, Duty, Fact, Issue

__all__ = [
    "CapacityRecord", "Case", "Companion", "Consent", "Correction", "Duty", "Fact", "Grant", "Issue", "Party", "Share",
    "Wall", "WallLifting",
]  # fmt: skip
