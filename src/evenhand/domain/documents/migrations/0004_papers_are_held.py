"""A paper of a body is its own for a minute, and until somebody looked where it may be about another child."""

import django.contrib.postgres.fields
from django.db import migrations, models

from evenhand.domain.documents.doubts import Doubt

SHOWN = "given_by_body is null or shown_from <= evenhand_now() or evenhand_answers_for(case_id, given_by_body)"
FUNCTIONS = f"""
create policy documents_document_held on documents_document as restrictive for select to evenhand_web
    using ({SHOWN} or case_id = evenhand_case());
create policy documents_document_held_still on documents_document as restrictive for update to evenhand_web
    using ({SHOWN} or case_id = evenhand_case());
revoke update on documents_document from evenhand_web, evenhand_worker;
grant update (case_id, user_id, browser_key, state, refused_because, upload_sha256, sha256, name, media_type, size,
    pages, checked_at, shown_from) on documents_document to evenhand_web;
grant update (state, refused_because, upload_sha256, sha256, name, media_type, size, pages, checked_at, shown_from,
    doubts) on documents_document to evenhand_worker;

-- Of a paper that is being checked: whom its case is about, and the children of the other cases of the body that gave it.
create function evenhand_paper_is_about(paper uuid)
returns table (names text[], born date, reference text, others text[])
language sql stable security definer set search_path = public, pg_temp as $$
    select
        array(select f.value from cases_fact f where f.case_id = c.id and f.kind = 'child_name') || child.name,
        child.date_of_birth, c.reference,
        array(
            select other.name from cases_party p
            join cases_case o on o.id = p.case_id join people_person other on other.id = o.child_id
            where p.body_id = d.given_by_body and o.id <> c.id
        )
    from documents_document d
    join cases_case c on c.id = d.case_id join people_person child on child.id = c.child_id
    where d.id = paper and d.state = 'checking' and d.given_by_body is not null
$$;
revoke execute on function evenhand_paper_is_about(uuid) from public;
grant execute on function evenhand_paper_is_about(uuid) to evenhand_worker;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0003_own_while_on_the_case"),
        ("cases", "0012_own_case"),
        ("people", "0006_sealed_safety"),
    ]

    operations = [
        migrations.AddField("document", "given_by_body", models.UUIDField(null=True)),
        migrations.AddField("document", "shown_from", models.DateTimeField(null=True)),
        migrations.AddField(
            "document",
            "doubts",
            django.contrib.postgres.fields.ArrayField(
                base_field=models.TextField(choices=Doubt.choices), default=list, size=None
            ),
        ),
        migrations.AddConstraint(
            "document",
            models.CheckConstraint(
                condition=models.Q(given_by_body__isnull=False) | models.Q(shown_from=None, doubts=[]),
                name="only_a_paper_of_a_body_waits_to_be_shown",
            ),
        ),
        migrations.RunSQL(FUNCTIONS, migrations.RunSQL.noop),
    ]
