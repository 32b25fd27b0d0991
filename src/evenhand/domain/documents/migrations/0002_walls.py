"""Walls around documents: by case and compartment, or to whoever gave the file while no case has it."""

from django.db import migrations

GIVEN = "(case_id is null and browser_key = evenhand_browser())"
FUNCTIONS = f"""
alter table documents_document enable row level security;
alter table documents_document force row level security;
create policy documents_document_owner on documents_document to evenhand_owner using (true) with check (true);
create policy documents_document_seen on documents_document to evenhand_web
    using (evenhand_sees(case_id, compartment) or user_id = evenhand_user() or {GIVEN})
    with check (evenhand_sees(case_id, compartment) or user_id = evenhand_user() or {GIVEN});
-- The worker checks files of drafts too, which no case has yet.
create policy documents_document_checked on documents_document to evenhand_worker
    using (evenhand_sees(case_id, compartment) or case_id is null)
    with check (evenhand_sees(case_id, compartment) or case_id is null);
grant select, insert, update on documents_document to evenhand_web;
grant select, update on documents_document to evenhand_worker;

-- Which files wait to be checked longer than their own job should need, as ids only.
create function evenhand_documents_unchecked() returns table (document_id uuid, case_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
    select d.id, d.case_id from documents_document d
    where d.state = 'checking' and d.added_at <= evenhand_now() - interval '2 minutes'
    order by d.added_at limit 200
$$;

-- Which of these files does no document name? Tells about hashes that the caller already has.
create function evenhand_files_unnamed(wanted text[]) returns table (sha256 text)
language sql stable security definer set search_path = public, pg_temp as $$
    select w from unnest(wanted) w where not exists (
        select 1 from documents_document d where d.sha256 = w
    ) and not exists (
        select 1 from documents_document d where d.state = 'checking' and d.upload_sha256 = w
    )
$$;
revoke execute on function evenhand_documents_unchecked(), evenhand_files_unnamed(text[]) from public;
grant execute on function evenhand_documents_unchecked(), evenhand_files_unnamed(text[]) to evenhand_worker;
"""


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_initial"), ("core", "0002_walls_clock_and_record")]

    operations = [migrations.RunSQL(FUNCTIONS, migrations.RunSQL.noop)]
