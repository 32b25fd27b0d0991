"""What a leak can reach to be planted: the database as its owner, the code, files, and the post."""

from collections.abc import Callable
from dataclasses import dataclass, field
from email.message import EmailMessage
from io import BytesIO
from typing import Any

import pikepdf
import psycopg
import pytest

from evenhand.domain.certificates import queries as certificates
from tests.walls.conftest import Standing
from tests.walls.looking import Names

GRANT = (
    "insert into cases_grant (id, case_id, user_id, role, compartments, evidence, starts_at)"
    " values (%s, %s, %s, %s, %s, 'planted', now() - interval '1 day')"
)
REFERRAL = (
    "insert into referrals_referral select (jsonb_populate_record(r, jsonb_build_object('id', %s::text,"
    " 'case_id', %s::text))).* from referrals_referral r where case_id = %s limit 1"
)


class Anything:
    """What a page gets that looks a file up by its name and never asks of which case it is."""

    @property
    def case_id(self) -> "Anything":
        """Return whatever it is held to be."""
        return self

    def __eq__(self, other: object) -> bool:
        """Be whatever it is held to be."""
        return True

    __hash__ = object.__hash__


@dataclass
class Plot:
    """What a leak can reach: the world, its database as the owner, the code, and the ids of cases and people."""

    standing: Standing
    owner: psycopg.Connection
    patch: pytest.MonkeyPatch
    named: Names
    # What was sent, with its reader's address, as it is with the leak in it.
    mail: list[tuple[str, EmailMessage]] = field(default_factory=list)

    def case(self, key: str) -> str:
        """Return the id of a family's case."""
        return str(self.standing.made.families[key].case.id)

    def user(self, key: str) -> str:
        """Return the id by which somebody signs in."""
        return str(self.standing.made.by(key).user_id)

    def token(self, what: str, of: str) -> str:
        """Return a marker's word."""
        given = self.standing.made.markers.given.values()
        return next(marker.token for marker in given if marker.what == what and of in marker.of)

    def say(self, statement: str, *values: Any) -> None:
        """Run a statement as the owner of the database, which no wall stops. Raises LookupError if it does nothing."""
        if self.owner.execute(statement, values).rowcount == 0:
            raise LookupError(f"Nothing was planted: {statement}")

    def function(self, name: str, old: str, new: str) -> None:
        """Change a function of the database. Raises LookupError if it does not say `old`."""
        (text,) = self.owner.execute("select pg_get_functiondef(%s::regprocedure)", [name]).fetchone()
        if old not in text:
            raise LookupError(f"Nothing was planted: {name} does not say {old}")
        self.owner.execute(text.replace(old, new))

    def everybody(self, table: str) -> None:
        """Let a table show every row to everybody."""
        self.owner.execute(f"create policy leak on {table} for select to evenhand_web using (true)")

    def change_pdf(self, change: Callable[[pikepdf.Pdf], None]) -> None:
        """Change every certificate on its way to whoever asks for it."""
        usual = certificates.pdf

        def changed(certificate: Any) -> bytes:
            out = BytesIO()
            with pikepdf.open(BytesIO(usual(certificate))) as pdf:
                change(pdf)
                pdf.save(out)
            return out.getvalue()

        self.patch.setattr(certificates, "pdf", changed)

    def change_mail(self, change: Callable[[EmailMessage], None]) -> None:
        """Change every e-mail that went out."""
        for copy in self.standing.mail:
            message = copy.message
            if not message.is_multipart():
                message.make_mixed()
            change(message)
            self.mail.append((copy.recipients[0], message))
