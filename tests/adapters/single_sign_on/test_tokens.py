"""A token is signed with a key that can sign it: kinds, sizes and names of keys."""

from datetime import UTC, datetime

import pytest
from joserfc import jwt
from joserfc.jwk import ECKey, RSAKey

from evenhand.adapters.single_sign_on import discovery, tokens
from evenhand.adapters.single_sign_on.discovery import Places
from evenhand.domain.identity.single_sign_on import Client, NoWord, Question

AT = datetime(2026, 11, 20, 10, tzinfo=UTC)
ISSUER = "https://login.council.example"
WHERE = Places(ISSUER, "", "", f"{ISSUER}/keys", takes_basic=True, names_itself=False)
CLIENT, QUESTION = Client(ISSUER, "evenhand", "", strong_acr=("2",)), Question("s", "n", "v")
NOW = int(AT.timestamp())
CLAIMS = {
    "iss": ISSUER, "aud": ["evenhand"], "sub": "7", "nonce": "n", "iat": NOW, "exp": NOW + 60,
    "email": "robin@council.example", "email_verified": True,
}  # fmt: skip
CURVE, RSA = ECKey.generate_key("P-256"), RSAKey.generate_key(2048)


def said(monkeypatch, key, header=None, known=None, **claims):
    header = header or {"alg": "ES256"}
    known = [key.as_dict(private=False)] if known is None else known
    monkeypatch.setattr(discovery, "keys", lambda where, again=False: known)
    token = jwt.encode(header, CLAIMS | claims, key, algorithms=[header["alg"]])
    return tokens.word_of(token, WHERE, CLIENT, QUESTION, AT)


def test_it_says_who_it_is_of_and_how_they_signed_in(monkeypatch):
    word = said(monkeypatch, CURVE)
    assert (word.subject, word.address, word.strong) == ("7", "robin@council.example", False)
    assert said(monkeypatch, RSA, {"alg": "PS256"}, amr=["pwd", "mfa"]).strong
    assert said(monkeypatch, CURVE, acr="2").strong
    for weak in (
        {"amr": "mfa"},
        {"amr": ["otp"]},
        {"acr": "1"},
        {"acr": None},
        {"acr": ["2"]},
        {"acr": {"2": 1}},
    ):
        assert not said(monkeypatch, CURVE, **weak).strong


def test_a_clock_may_be_a_minute_off_and_no_more(monkeypatch):
    assert said(monkeypatch, CURVE, exp=NOW - 59, iat=NOW - 100)
    assert said(monkeypatch, CURVE, iat=NOW + 59)
    for claims in (
        {"exp": NOW - 60},
        {"iat": NOW + 61},
        {"iat": NOW - 601},
        {"exp": True},
        {"exp": "9999999999"},
    ):
        with pytest.raises(NoWord):
            said(monkeypatch, CURVE, **claims)


@pytest.mark.parametrize("aud", ["evenhand ", ["other"], [], None, {"evenhand": 1}, ["evenhand", "other"]])
def test_it_is_for_us_alone(monkeypatch, aud):
    with pytest.raises(NoWord, match=r"^audience$"):
        said(monkeypatch, CURVE, aud=aud)


def test_a_small_key_signs_nothing(monkeypatch):
    with pytest.warns(Warning):
        small = RSAKey.generate_key(1024)
    known = small.as_dict(private=False)
    monkeypatch.setattr(discovery, "keys", lambda where, again=False: [known])
    token = jwt.encode({"alg": "RS256"}, CLAIMS, small)
    with pytest.warns(Warning), pytest.raises(NoWord, match=r"^key$"):
        tokens.word_of(token, WHERE, CLIENT, QUESTION, AT)


@pytest.mark.parametrize(
    "changed", [{"use": "enc"}, {"alg": "ES384"}, {"kty": "RSA"}, {"kty": "oct", "k": "aGVyb24"}]
)
def test_a_key_that_is_for_something_else_signs_nothing(monkeypatch, changed):
    with pytest.raises(NoWord, match=r"^key$"):
        said(monkeypatch, CURVE, known=[CURVE.as_dict(private=False) | changed])


def test_which_key_it_is_must_be_plain(monkeypatch):
    two = [key.as_dict(private=False) for key in (CURVE, ECKey.generate_key("P-256"))]
    with pytest.raises(NoWord, match=r"^key$"):
        said(monkeypatch, CURVE, known=two)
    named = [each | {"kid": str(number)} for number, each in enumerate(two)]
    assert said(monkeypatch, CURVE, {"alg": "ES256", "kid": "0"}, known=named)
    for kid in ("1", "2"):
        with pytest.raises(NoWord):
            said(monkeypatch, CURVE, {"alg": "ES256", "kid": kid}, known=named)


@pytest.mark.parametrize("token", [None, 7, "", "a.b", "a.b.c", "....", "é.é.é", "e30.e30.", "bnVsbA.e30.x"])
def test_what_is_no_token_is_none(monkeypatch, token):
    monkeypatch.setattr(discovery, "keys", lambda where, again=False: [CURVE.as_dict(private=False)])
    with pytest.raises(NoWord):
        tokens.word_of(token, WHERE, CLIENT, QUESTION, AT)
