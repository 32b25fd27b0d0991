"""Signing in, by anybody: the address typed, the code read from the e-mail that came."""

from playwright.sync_api import Page, expect

from tests.build.post_office import Letterbox

CODE = "Your sign-in code"


def sign_in(page: Page, site: str, mail: Letterbox) -> None:
    """Sign in from the front of the site."""
    page.goto(f"{site}/sign-in")
    sign_in_here(page, mail)


def sign_in_here(page: Page, mail: Letterbox) -> None:
    """Sign in on the page that asks for the address, wherever it leads on to."""
    mail.skip(CODE)  # an older code does not open this browser
    page.get_by_label("What is your e-mail address?").fill(mail.address)
    page.get_by_role("button", name="Send me a code").click()
    type_code(page, mail)


def open_request(page: Page, mail: Letterbox) -> None:
    """Show, on the page that confirms a request, that its address is one's own: the request opens."""
    mail.skip(CODE)
    page.get_by_role("button", name="Send me the six digits").click()
    type_code(page, mail)


def type_code(page: Page, mail: Letterbox) -> None:
    """Type the code that came."""
    expect(page.get_by_text("We have sent it to")).to_contain_text(mail.address)
    page.get_by_label("Type the code from the e-mail").fill(code_in(mail))
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_label("Type the code from the e-mail")).to_have_count(0)


def code_in(mail: Letterbox) -> str:
    """Return the six digits of the next e-mail with a code."""
    return mail.next(CODE).get_content().split()[0]
