"""The files that were given with a draft: the answer to one of its questions."""

from uuid import UUID

from evenhand.domain.documents import queries as documents
from evenhand.domain.documents.queries import Filed
from evenhand.domain.requests.answers import Answers, letters
from evenhand.domain.requests.models import Draft

SLUG = "letter"


def given(answers: Answers) -> tuple[Filed, ...]:
    """Return the files of a request that its writer may see, in the order in which they were given."""
    found = (documents.one(document_id) for document_id in letters(answers))
    return tuple(filed for filed in found if filed)


def present(draft: Draft) -> tuple[UUID, ...]:
    """Return the files of a draft that are there and belong to no case yet."""
    return tuple(filed.id for filed in given(draft.answers.get(SLUG, {})) if filed.case_id is None)


def keep(draft: Draft, document_ids: tuple[UUID, ...]) -> None:
    """Set which files a held draft has; the caller saves it."""
    draft.answers = {**draft.answers, SLUG: {"letters": [str(document_id) for document_id in document_ids]}}
