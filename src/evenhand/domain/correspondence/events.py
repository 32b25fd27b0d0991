"""What can happen to a message. Purposes are named, words and addresses never."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from evenhand.core.events import Event
from evenhand.core.walls import Compartment
from evenhand.domain.correspondence.states import HeldBecause

WAITS_FOR = {
    HeldBecause.HOURS: "for safe hours",
    HeldBecause.NOT_PROVED: "until the family has shown that the e-mail address is theirs",
}


@dataclass(frozen=True, kw_only=True)
class MessageEvent(Event):
    """Something about one message."""

    compartment = Compartment.K12_REQUEST
    message_id: UUID
    purpose: str

    def titled(self) -> str:
        """Return what the message is about, as its template says."""
        # careful: imported here, because the words of messages are read when first asked for
        from evenhand.domain.correspondence.wording import purpose

        return purpose(self.purpose).title


class MessagePromised(MessageEvent):
    """An action promised to tell somebody something."""

    def sentence(self) -> str:
        """Say what we will write about."""
        return f"We are writing to the family: {self.titled()}."


@dataclass(frozen=True, kw_only=True)
class SendingBegan(MessageEvent):
    """The worker is about to hand a message to the mail server. Kept apart from the timeline."""

    compartment = Compartment.K11_AUDIT
    attempt: int

    def sentence(self) -> str:
        """Say which attempt it is."""
        return f"Attempt {self.attempt} to send a message began: {self.titled()}."


@dataclass(frozen=True, kw_only=True)
class SendingDelayed(MessageEvent):
    """The mail server did not take a message now. Kept apart from the timeline."""

    compartment = Compartment.K11_AUDIT
    attempt: int

    def sentence(self) -> str:
        """Say which attempt it was."""
        return f"Attempt {self.attempt} was put off by the mail server: {self.titled()}."


class MessageSent(MessageEvent):
    """The mail server took a message."""

    def sentence(self) -> str:
        """Say that it is on its way."""
        return f"E-mail sent: {self.titled()}."


class MessageOverdue(MessageEvent):
    """A message that matters has waited too long: somebody should look."""

    def sentence(self) -> str:
        """Say that it waits."""
        return f"An e-mail has not been taken by the mail server yet: {self.titled()}."


@dataclass(frozen=True, kw_only=True)
class MessageWaits(MessageEvent):
    """A message waits for safe hours, or for its reader to show that the address is theirs; it then goes by itself."""

    until: datetime
    because: str

    def sentence(self) -> str:
        """Say what it waits for."""
        return f"A message waits {WAITS_FOR[HeldBecause(self.because)]}: {self.titled()}."


@dataclass(frozen=True, kw_only=True)
class MessageHeld(MessageEvent):
    """No way of writing to somebody is known to be safe: a person must find one."""

    because: str

    def sentence(self) -> str:
        """Say that somebody must act."""
        return f"A message is held back: {self.titled()}. Somebody needs to find a safe way."


class MessageReleased(MessageEvent):
    """A message that waited for a proved address may go."""

    def sentence(self) -> str:
        """Say that it goes now."""
        return f"A message that waited is sent now: {self.titled()}."


class MessageDecidedAnew(MessageEvent):
    """Its reader is reached in another way since: which way a message goes is decided anew."""

    def sentence(self) -> str:
        """Say that it is looked at again."""
        return f"How a message goes is decided anew: {self.titled()}."


class MessageSuppressed(MessageEvent):
    """A message will not be sent."""

    def sentence(self) -> str:
        """Say that it will not go."""
        return f"A message will not be sent: {self.titled()}."


class MessageFailed(MessageEvent):
    """A message cannot be delivered by e-mail."""

    def sentence(self) -> str:
        """Say that it did not arrive."""
        return f"An e-mail could not be delivered: {self.titled()}. It needs another way."


class LetterToPrint(MessageEvent):
    """A message goes by post."""

    def sentence(self) -> str:
        """Say that a letter waits to be printed."""
        return f"A letter is ready to be printed: {self.titled()}."


class LetterPrinted(MessageEvent):
    """A letter was printed."""

    def sentence(self) -> str:
        """Say that it was printed."""
        return f"Letter printed: {self.titled()}."


class LetterPosted(MessageEvent):
    """A letter was posted."""

    def sentence(self) -> str:
        """Say that it was posted."""
        return f"Letter posted: {self.titled()}."


class MessageTriedAgain(MessageEvent):
    """Somebody set a message going again."""

    def sentence(self) -> str:
        """Say that it was set going."""
        return f"A message was set going again: {self.titled()}."
