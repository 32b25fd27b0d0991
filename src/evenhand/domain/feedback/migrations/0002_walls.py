"""Everybody may say something, nobody but editors reads it, and everybody reads what is published of what came of it."""

from django.db import migrations

MINE = """
-- Does the present person work in one of these roles, at any provider?
create function evenhand_works_as(variadic roles text[]) returns boolean
language sql stable set search_path = public, pg_temp as $$
    select exists (
        select 1 from identity_membership m
        where m.user_id = evenhand_user() and m.role = any (roles)
            and m.starts_at <= evenhand_now() and (m.ends_at is null or m.ends_at > evenhand_now())
    )
$$;

-- How much readers said on one day: a number, so that a flood can be stopped by whoever may not read any of it.
create function evenhand_comments_of(wanted date) returns bigint
language sql stable security definer set search_path = public, pg_temp as $$
    select count(*) from feedback_comment where said_on = wanted
$$;

-- What was said stays said: only what came of it changes, and its words can only go.
create function evenhand_comment_stays() returns trigger language plpgsql as $$
begin
    if (new.id, new.page, new.about, new.said_on) is distinct from (old.id, old.page, old.about, old.said_on)
        or new.words not in (old.words, '') then
        raise exception 'comment of a reader stays as it is' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
create trigger feedback_comment_stays before update on feedback_comment
    for each row execute function evenhand_comment_stays();
create trigger feedback_comment_is_kept before delete on feedback_comment
    for each row execute function evenhand_refuse_change();
alter table feedback_comment enable always trigger feedback_comment_stays;
alter table feedback_comment enable always trigger feedback_comment_is_kept;

alter table feedback_comment enable row level security;
alter table feedback_comment force row level security;
create policy feedback_comment_owner on feedback_comment to evenhand_owner using (true) with check (true);
create policy feedback_comment_said on feedback_comment for insert to evenhand_web with check (
    state = 'waiting' and read_by is null and read_at is null and improvement_id is null
    and said_on = (evenhand_now() at time zone 'Europe/London')::date
);
create policy feedback_comment_read on feedback_comment for select to evenhand_web using (evenhand_works_as('content_editor', 'manager'));
create policy feedback_comment_decided on feedback_comment for update to evenhand_web
    using (evenhand_works_as('content_editor', 'manager'))
    with check (evenhand_works_as('content_editor', 'manager') and (read_by = evenhand_user() or state = 'waiting' and read_by is null));
create policy feedback_comment_forgotten on feedback_comment to evenhand_worker using (true) with check (true);
grant select, insert on feedback_comment to evenhand_web;
grant update (state, why, improvement_id, read_by, read_at, words) on feedback_comment to evenhand_web;
grant select, update on feedback_comment to evenhand_worker;

alter table feedback_improvement enable row level security;
alter table feedback_improvement force row level security;
create policy feedback_improvement_owner on feedback_improvement to evenhand_owner using (true) with check (true);
create policy feedback_improvement_read on feedback_improvement for select to evenhand_web
    using (state = 'published' or evenhand_works_as('content_editor', 'manager'));
create policy feedback_improvement_drafted on feedback_improvement for insert to evenhand_web
    with check (evenhand_works_as('content_editor', 'manager') and state = 'draft' and drafted_by = evenhand_user());
create policy feedback_improvement_decided on feedback_improvement for update to evenhand_web
    using (evenhand_works_as('manager'))
    with check (evenhand_works_as('manager') and evenhand_user() in (published_by, taken_down_by));
grant select, insert on feedback_improvement to evenhand_web;
grant update (state, published_by, published_at, taken_down_by, taken_down_at) on feedback_improvement to evenhand_web;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("feedback", "0001_initial"),
        ("core", "0020_looks_by_time"),
        ("identity", "0006_officers_are_open"),
    ]

    operations = [migrations.RunSQL(MINE, migrations.RunSQL.noop)]
