"""Who may read and write drafts and sent requests."""

from django.db import migrations

from evenhand.core.walls import Compartment, wall

MINE = "(user_id is null and browser_key = evenhand_browser()) or user_id = evenhand_user()"


class Migration(migrations.Migration):
    dependencies = [("requests", "0001_initial"), ("core", "0002_walls_clock_and_record")]

    operations = [
        migrations.RunSQL(
            f"""
            alter table requests_draft enable row level security;
            alter table requests_draft force row level security;
            create policy requests_draft_owner on requests_draft to evenhand_owner
                using (true) with check (true);
            create policy requests_draft_mine on requests_draft to evenhand_web
                using ({MINE}) with check ({MINE});
            -- The worker sees the one draft that it was sent to empty, in the place of a case.
            create policy requests_draft_emptying on requests_draft to evenhand_worker
                using (id = evenhand_case()) with check (id = evenhand_case());
            grant select, insert, update on requests_draft to evenhand_web;
            grant select, update on requests_draft to evenhand_worker;

            -- Which drafts are open or still hold answers, and have not been touched since: ids and nothing else.
            create function evenhand_stale_drafts(before timestamptz) returns setof uuid
            language sql stable security definer set search_path = public, pg_temp as $$
                select id from requests_draft where changed_at < before and (answers <> '{{}}'::jsonb or state = 'open')
            $$;
            """,
            migrations.RunSQL.noop,
        ),
        wall(
            "requests_sentrequest",
            Compartment.K12_REQUEST,
            web="select, insert",
            worker="select",
            own=True,
        ),
    ]
