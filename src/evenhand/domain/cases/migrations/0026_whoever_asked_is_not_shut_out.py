"""A wall is not lifted by the word of somebody who was shut out of the case since they asked."""

from django.db import migrations

GUARD = """
create or replace function evenhand_wall_stays() returns trigger language plpgsql as $$
begin
    if new.ended_at is distinct from old.ended_at and (
        old.for_good or old.ended_at is not null or not exists (
            select 1 from cases_walllifting l
            where l.wall_id = old.id and l.state = 'lifted' and l.decided_by = evenhand_user()
                and l.asked_by <> l.decided_by and old.user_id not in (l.asked_by, l.decided_by)
                and not exists (
                    select 1 from cases_wall w
                    where w.case_id = old.case_id and w.user_id = l.asked_by and w.ended_at is null
                )
        )
    ) then
        raise exception 'two people lift a wall, and never a mediator''s' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0025_papers_behind_records")]

    operations = [migrations.RunSQL(GUARD, migrations.RunSQL.noop)]
