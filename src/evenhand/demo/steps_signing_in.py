"""How families of the county sign in: access codes, and what ends when somebody lost theirs."""

from evenhand.demo.story import Cue, Who, step
from evenhand.domain.casework.actions.give_access_code import ask_for_access_code, give_access_code
from evenhand.domain.casework.actions.help_sign_in import ask_for_family_reset, confirm_family_reset
from evenhand.domain.identity import resets
from evenhand.domain.identity.access_codes import TELEPHONE
from evenhand.domain.identity.actions.ask_for_reset import call_off_reset
from evenhand.domain.identity.states import Checked


@step(Who.CASEWORKER)
def access_code_read_out(cue: Cue) -> None:
    """The caseworker calls back and reads an access code out."""
    give_access_code(case_id=cue.case_id, how=TELEPHONE, at=cue.at, by=cue.by)


@step(Who.FAMILY)
def access_code_wanted(cue: Cue, evening: bool = False) -> None:
    """The family has an access code sent, on its own page."""
    ask_for_access_code(case_id=cue.case_id, at=cue.at, by=cue.by)


@step(Who.CASEWORKER)
def code_lost(cue: Cue) -> None:
    """The family lost its code; the caseworker calls back and asks that it ends."""
    ask_for_family_reset(case_id=cue.case_id, checked=Checked.CALLED_BACK, at=cue.at, by=cue.by)


@step(Who.ADVISER)
def loss_confirmed(cue: Cue) -> None:
    """The adviser has seen the family on a video call, and confirms it as the second person."""
    (waits,) = [each for each in resets.waiting() if each.case_id == cue.case_id]
    confirm_family_reset(case_id=cue.case_id, reset_id=waits.id, at=cue.at, by=cue.by)


@step(Who.FAMILY)
def loss_called_off(cue: Cue, evening: bool = False) -> None:
    """The family found the paper again, and stops it on its own page."""
    (waits,) = resets.waiting_for(cue.by.user_id)
    call_off_reset(reset_id=waits.id, at=cue.at, by=cue.by)
