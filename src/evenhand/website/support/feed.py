"""The directory in the format of Open Referral UK 3.0, a profile of the Human Services Data Specification.

Field names: https://github.com/OpenReferralUK/uk-profile, as of October 2024. The profile has no place for a telephone
number, nor for whom a service is: `phones` and `eligibility_description` stand as in the whole specification 3.0.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from evenhand.website.pages.presenters import Presenter
from evenhand.website.support.models import Support

AREA = "http://statistics.data.gov.uk/id/statistical-geography/"
ENGLAND, ENGLANDS_CODE = "England", "E92000001"
TAXONOMY = "Evenhand: kinds of support"


def text_of(found: Iterable[Support], presenter: Presenter) -> str:
    """Return entries as one page of services, each with all that belongs to it."""
    services = [_service(each, presenter) for each in found]
    page = {
        "total_items": len(services),
        "total_pages": 1,
        "page_number": 1,
        "size": len(services),
        "first_page": True,
        "last_page": True,
        "empty": not services,
        "contents": services,
    }
    return json.dumps(page, ensure_ascii=False, indent=1)


def _service(support: Support, presenter: Presenter) -> dict[str, Any]:
    does = "\n\n".join(_lines(support, presenter))
    published = support.last_published_at
    told = {
        "id": str(support.ref),
        "name": support.name,
        "description": does,
        "url": support.website,
        "email": support.email,
        "status": "active",
        "assured_date": support.checked_on.isoformat(),
        "last_modified": published.isoformat(timespec="milliseconds") if published else "",
        "eligibility_description": support.for_whom,
        "organization": {
            "id": _id(support, "organization"),
            "name": support.name,
            "description": does,
            "website": support.website,
        },
        "service_areas": list(_areas(support)),
        "contacts": list(_contacts(support)),
        "schedules": _one(support, "schedule", "description", support.hours),
        "cost_options": _one(support, "cost_option", "option", support.cost),
        "service_at_locations": list(_locations(support)),
        "attributes": [_kind(support)],
    }
    return _said(told)


def _lines(support: Support, presenter: Presenter) -> Iterator[str]:
    for block in presenter.drawn(support.does):
        for line in block.lines:
            yield "".join(run.words for run in line)


def _areas(support: Support) -> Iterator[dict[str, str]]:
    if support.all_england:
        yield {"id": _id(support, ENGLAND), "name": ENGLAND, "uri": AREA + ENGLANDS_CODE}
    for council in support.councils.all():
        uri = AREA + council.gss_code if council.gss_code else ""
        yield _said({"id": _id(support, council.code), "name": council.name, "uri": uri})


def _contacts(support: Support) -> Iterator[dict[str, Any]]:
    """Give the one way to ring them. The name is the organisation's: a person's is never kept."""
    if support.telephone:
        phone = {"id": _id(support, "phone"), "number": support.telephone, "description": support.hours}
        yield {"id": _id(support, "contact"), "name": support.name, "phones": [_said(phone)]}


def _locations(support: Support) -> Iterator[dict[str, Any]]:
    """Give what makes it easier to get in: in this format it is of a place, of which no address is kept here."""
    if support.access:
        yield {
            "id": _id(support, "at location"),
            "location": {
                "id": _id(support, "location"),
                "location_type": "virtual",
                "accessibility": _one(support, "accessibility", "description", support.access),
            },
        }


def _kind(support: Support) -> dict[str, Any]:
    title = support.get_kind_display()
    term = {
        "id": str(uuid5(NAMESPACE_URL, f"{TAXONOMY}: {support.kind}")),
        "name": title,
        "description": title,
        "taxonomy": TAXONOMY,
        "term": support.kind,
    }
    return {"id": _id(support, "attribute"), "link_type": "service_type", "taxonomy_term": term}


def _one(support: Support, what: str, column: str, words: str) -> list[dict[str, str]]:
    return [{"id": _id(support, what), column: words}] if words else []


def _said(told: dict[str, Any]) -> dict[str, Any]:
    """Return what is told without what is not known: the format has no empty values."""
    return {name: value for name, value in told.items() if value not in ("", [])}


def _id(support: Support, what: str) -> str:
    """Return the same id each time, also where this format has a row and we have none."""
    return str(uuid5(support.ref, what))
