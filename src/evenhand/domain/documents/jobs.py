"""Background jobs of documents."""

from uuid import UUID

from django.db import connection

from evenhand.core.files import Storage
from evenhand.core.jobs import every, job
from evenhand.core.outside import adapter
from evenhand.core.principals import worker
from evenhand.core.transactions import acting_as
from evenhand.domain.documents.ports import DOCUMENTS, UPLOADS

# Longer than any action takes between a file and its row.
ORPHAN_SECONDS = 24 * 60 * 60


@job(queue="default")
def check_document(document_id: str, case_id: str) -> None:
    """Check and clean one file, if it waits for it."""
    # careful: imported here, because the action that takes a file asks for this job
    from evenhand.domain.documents.checking import check

    check(UUID(document_id), worker(UUID(case_id) if case_id else None))


@every("*/5 * * * *", queue="default")
def sweep_unchecked() -> None:
    """Ask again for every file that still waits to be checked: after a crash, or while the scanner was away."""
    with acting_as(worker()):
        with connection.cursor() as cursor:
            cursor.execute("select document_id, case_id from evenhand_documents_unchecked()")
            waiting = cursor.fetchall()
        for document_id, case_id in waiting:
            check_document.later(document_id=document_id, case_id=case_id or "")


@every("43 3 * * *", queue="default")
def sweep_files() -> None:
    """Remove files that no row names: left by an action that was rolled back, or a process that was killed."""
    for shelf in (UPLOADS, DOCUMENTS):
        storage: Storage = adapter("storage")(shelf)
        found = list(storage.older_than(ORPHAN_SECONDS))
        with acting_as(worker()), connection.cursor() as cursor:
            cursor.execute("select sha256 from evenhand_files_unnamed(%s::text[])", [found])
            unnamed = [row[0] for row in cursor.fetchall()]
        for sha256 in unnamed:
            storage.remove(sha256)
