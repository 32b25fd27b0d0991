"""How somebody is reached was said by them or on their word, and is never said otherwise afterwards."""

from django.db import migrations

from evenhand.core.walls import Compartment, append_only, wall

ITS_OWN = (
    "exists (select 1 from people_person p where p.id = person_id and p.user_id = evenhand_user())"
    " and evenhand_sees(case_id, 'K1')"
)
DECIDED_ONCE = """
alter table casework_wayschange add constraint casework_wayschange_of_person
    foreign key (person_id, case_id) references people_person (id, case_id);
alter table casework_needschange add constraint casework_needschange_of_person
    foreign key (person_id, case_id) references people_person (id, case_id);

create function evenhand_ways_change_stays() returns trigger language plpgsql as $$
begin
    if old.state <> 'waiting' or new.decided_by is distinct from evenhand_user() then
        raise exception 'a change of how somebody is reached is decided once, by whoever decides'
            using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
create trigger casework_wayschange_stays before update on casework_wayschange
    for each row execute function evenhand_ways_change_stays();
alter table casework_wayschange enable always trigger casework_wayschange_stays;

create policy casework_wayschange_asked on casework_wayschange as restrictive for insert to evenhand_web
    with check (asked_by = evenhand_user() and state = 'waiting');
create policy casework_needschange_said on casework_needschange as restrictive for insert to evenhand_web
    with check (said_by = evenhand_user());
"""


class Migration(migrations.Migration):
    dependencies = [("casework", "0019_reaching"), ("people", "0008_walls_of_stops")]

    operations = [
        wall(
            "casework_wayschange",
            Compartment.K7_SAFETY,
            web="select, insert, update (state, decided_at, decided_by)",
            seen=f"evenhand_sees(case_id, '{Compartment.K7_SAFETY.value}') or {ITS_OWN}",
        ),
        wall(
            "casework_needschange",
            Compartment.K12_REQUEST,
            web="select, insert",
            seen=f"evenhand_sees(case_id, '{Compartment.K12_REQUEST.value}') or {ITS_OWN}",
        ),
        append_only("casework_needschange"),
        migrations.RunSQL(DECIDED_ONCE, migrations.RunSQL.noop),
    ]
