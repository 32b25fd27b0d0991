"""When an agreement cannot be written, signed or marked like this."""

from evenhand.core.errors import Refused


class NotThatTerm(Refused):
    """A term cannot be agreed as it is given."""

    code = "not-that-term"

    def __init__(self, why: str, next: str) -> None:
        super().__init__("The term was not saved.", why, next)


class NotReadyToSign(Refused):
    """The text cannot be put to be signed yet."""

    code = "not-ready-to-sign"

    def __init__(self, why: str, next: str) -> None:
        super().__init__("The agreement was not put to be signed.", why, next)


class TextHasChanged(Refused):
    """Between reading and signing, the text was taken back or became another."""

    code = "text-has-changed"

    def __init__(self) -> None:
        super().__init__(
            "You did not sign.",
            "The text was taken back or changed while you read it.",
            "Read what stands here now. You can sign once it is put to be signed again.",
        )


class NotASignature(Refused):
    """A signature cannot be given or counted like this."""

    code = "not-a-signature"

    def __init__(self, why: str, next: str) -> None:
        super().__init__("The signature was not recorded.", why, next)
