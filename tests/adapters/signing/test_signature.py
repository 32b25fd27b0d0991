"""The signature: whole, ours, and refused after any change, by us and by a second tool."""

import io
import random
import re
import shutil
import subprocess
from dataclasses import replace
from datetime import timedelta

import pikepdf
import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm

from evenhand.adapters.signing import keys
from evenhand.adapters.signing.press import Press, render
from evenhand.adapters.signing.signature import CertificateSigner, verify

FLIPS = 400


@pytest.fixture(scope="module")
def roots(keys_folder):
    return keys.read_roots(keys_folder / keys.CHAIN)


def test_a_certificate_verifies_and_says_its_number_and_moment(signed, roots, at):
    verdict = verify(signed.pdf, roots)
    assert verdict.valid
    assert verdict.reasons == ()
    assert verdict.signed_at == at
    assert verdict.content_number == "EM-2026-000123"


def test_the_signature_certifies_the_file_and_allows_no_change(signed):
    held = PdfFileReader(io.BytesIO(signed.pdf)).embedded_signatures
    assert len(held) == 1
    assert held[0].docmdp_level is MDPPerm.NO_CHANGES
    assert str(held[0].sig_object["/SubFilter"]) == "/ETSI.CAdES.detached"


def test_the_field_of_the_signature_is_off_the_page_named_and_not_hidden(signed):
    """PDF/UA-1, 7.18 wants a field on the page tagged; PDF/A-2, 6.3 forbids a hidden one and a box of size."""
    field = PdfFileReader(io.BytesIO(signed.pdf)).embedded_signatures[0].sig_field
    left, bottom, right, top = (float(edge) for edge in field["/Rect"])
    assert right < 0 and top < 0
    assert (left, bottom) == (right, top)
    assert int(field["/F"]) & 0b100010 == 0
    assert int(field["/F"]) & 0b000100
    assert field["/TU"]


def test_signing_leaves_the_tags_and_the_claims_alone(signed, content, at):
    assert signed.pdf.startswith(render(content, at))
    with pikepdf.open(io.BytesIO(signed.pdf)) as pdf:
        assert pdf.Root.MarkInfo.Marked is True
        assert pdf.pdf_version == "1.7"  # the newest that PDF/A-2 allows
        assert "/Version" not in pdf.Root
        with pdf.open_metadata() as described:
            assert described["pdfuaid:part"] == "1"


def test_a_second_tool_agrees_where_it_is_installed(signed, tmp_path, roots):
    whole, altered = tmp_path / "whole.pdf", tmp_path / "altered.pdf"
    whole.write_bytes(signed.pdf)
    altered.write_bytes(_flip(signed.pdf, 1000))
    if shutil.which("pdfsig"):
        assert "Signature is Valid" in _pdfsig(whole)
        assert "Total document signed" in _pdfsig(whole)
        assert "Signature is Valid" not in _pdfsig(altered)
    assert verify(whole.read_bytes(), roots).valid
    assert not verify(altered.read_bytes(), roots).valid


def _pdfsig(path) -> str:
    return subprocess.run(["pdfsig", str(path)], capture_output=True, text=True, check=False).stdout


@pytest.mark.slow
def test_one_changed_byte_anywhere_is_refused(signed, roots):
    chance = random.Random(55)
    start, end = _signature_span(signed.pdf)
    anywhere = chance.sample(range(len(signed.pdf)), FLIPS)
    inside = chance.sample(range(start, end), 100)  # the stretch that no signature covers
    accepted = [
        at for at in anywhere + inside if verify(_flip(signed.pdf, at, chance.choice((1, 0x20))), roots).valid
    ]
    assert accepted == []


def test_every_byte_that_names_an_algorithm_in_the_envelope_is_refused_when_changed(signed, roots):
    named = [found.start() for found in re.finditer(rb"0609608648016503040201", signed.pdf)]
    assert len(named) >= 2
    offsets = [at + step for at in named for step in range(-4, 30)]
    assert [at for at in offsets if verify(_flip(signed.pdf, at), roots).valid] == []


def _signature_span(pdf: bytes) -> tuple[int, int]:
    _, before, after, _ = (
        int(edge) for edge in PdfFileReader(io.BytesIO(pdf)).embedded_signatures[0].byte_range
    )
    return before, after


def _flip(pdf: bytes, at: int, mask: int = 1) -> bytes:
    changed = bytearray(pdf)
    changed[at] ^= mask
    return bytes(changed)


def test_something_hidden_behind_the_signature_is_refused(signed, roots):
    _, end = _signature_span(signed.pdf)
    hidden = bytearray(signed.pdf)
    hidden[end - 33 : end - 1] = b"said in mediation".hex().upper().encode()[:32]
    assert not verify(bytes(hidden), roots).valid


def test_a_revision_added_behind_the_signature_is_refused(signed, roots):
    writer = IncrementalPdfFileWriter(io.BytesIO(signed.pdf))
    writer.root["/PageMode"] = generic.pdf_name("/UseNone")
    writer.update_root()
    added = io.BytesIO()
    writer.write(added)
    assert added.getvalue().startswith(signed.pdf)
    assert not verify(added.getvalue(), roots).valid
    assert not verify(signed.pdf + b"\n", roots).valid


@pytest.mark.parametrize("share", [0, 0.1, 0.5, 0.9, 0.999])
def test_a_file_cut_short_is_refused(signed, roots, share):
    assert not verify(signed.pdf[: int(len(signed.pdf) * share)], roots).valid


def test_another_certificate_s_page_under_this_signature_is_refused(signed, content, at, roots):
    other = render(replace(content, holder_name="Zofia Łukasiewicx"), at)
    mine = render(content, at)
    assert not verify(other + signed.pdf[len(mine) :], roots).valid


def test_a_rewritten_file_is_refused(signed, roots):
    saved = io.BytesIO()
    with pikepdf.open(io.BytesIO(signed.pdf)) as pdf:
        pdf.save(saved)
    assert not verify(saved.getvalue(), roots).valid


def test_a_certificate_from_somebody_else_s_press_is_refused(tmp_path, content, at, roots):
    keys.make_if_missing(tmp_path / "theirs", at=at)
    theirs = Press(tmp_path / "theirs").make(content, content_hash=content.content_hash(), at=at)
    verdict = verify(theirs.pdf, roots)
    assert not verdict.valid
    assert "The signature was not made with this service’s key." in verdict.reasons


def test_an_unsigned_page_is_refused(content, at, roots):
    assert not verify(render(content, at), roots).valid
    assert not verify(b"", roots).valid
    assert not verify(b"%PDF-1.7 hello", roots).valid


def test_our_own_key_over_a_signature_that_allows_changes_is_refused(keys_folder, content, at, roots):
    key = keys.load(keys_folder)
    lenient = CertificateSigner(key)
    lenient._pdf_signer.signature_meta = replace(
        lenient._pdf_signer.signature_meta, docmdp_permissions=MDPPerm.FILL_FORMS
    )
    verdict = verify(lenient.sign(render(content, at), at=at), roots)
    assert verdict.reasons == ("The signature does not forbid changes, so it is not one of ours.",)


def test_the_signer_itself_refuses_an_expired_key(keys_folder, content, at):
    signer = CertificateSigner(keys.load(keys_folder))
    with pytest.raises(keys.KeyRefused, match="expired"):
        signer.sign(render(content, at), at=at + timedelta(days=4 * 365))
