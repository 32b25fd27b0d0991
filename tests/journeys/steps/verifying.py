"""Checking a certificate by what is printed on it, as anybody may."""

from playwright.sync_api import Page


def verify(page: Page, site: str, number: str, code: str) -> None:
    """Type the number and the check code into the public page."""
    page.goto(f"{site}/verify")
    page.get_by_label("Certificate number").fill(number)
    page.get_by_label("Check code").fill(code)
    page.get_by_role("button", name="Check the certificate").click()
