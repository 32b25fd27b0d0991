"""A wall ends only by a decision of two people, neither of whom it shuts out; a mediator's never does."""

from django.db import migrations

from evenhand.core.walls import Compartment, wall

OF_ITS_CASE = """
alter table cases_wall add constraint wall_of_its_case unique (id, case_id);
alter table cases_walllifting add constraint wall_and_lifting_are_of_one_case
    foreign key (wall_id, case_id) references cases_wall (id, case_id);
"""
GUARDS = """
create function evenhand_wall_stays() returns trigger language plpgsql as $$
begin
    if new.ended_at is distinct from old.ended_at and (
        old.for_good or old.ended_at is not null or not exists (
            select 1 from cases_walllifting l
            where l.wall_id = old.id and l.state = 'lifted' and l.decided_by = evenhand_user()
                and l.asked_by <> l.decided_by and old.user_id not in (l.asked_by, l.decided_by)
        )
    ) then
        raise exception 'two people lift a wall, and never a mediator''s' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
create trigger cases_wall_stays before update on cases_wall
    for each row execute function evenhand_wall_stays();
alter table cases_wall enable always trigger cases_wall_stays;

-- Who asked and why stay as they are, and what was decided stays decided.
create function evenhand_lifting_stays() returns trigger language plpgsql as $$
begin
    if old.state <> 'asked' and (new.state, new.decided_at, new.decided_by)
            is distinct from (old.state, old.decided_at, old.decided_by)
        or new.decided_by is distinct from old.decided_by and new.decided_by is distinct from evenhand_user() then
        raise exception 'whether a wall is lifted is decided once, by whoever decides'
            using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
create trigger cases_walllifting_stays before update on cases_walllifting
    for each row execute function evenhand_lifting_stays();
alter table cases_walllifting enable always trigger cases_walllifting_stays;

create policy cases_walllifting_asked on cases_walllifting as restrictive for insert to evenhand_web
    with check (asked_by = evenhand_user() and state = 'asked');
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0023_lifting_walls")]

    operations = [
        wall(
            "cases_walllifting",
            Compartment.K9_CASEWORK,
            web="select, insert, update (state, decided_at, decided_by)",
        ),
        migrations.RunSQL(OF_ITS_CASE, migrations.RunSQL.noop),
        migrations.RunSQL(GUARDS, migrations.RunSQL.noop),
    ]
