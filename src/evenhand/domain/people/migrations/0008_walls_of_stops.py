"""Who asked not to be contacted is known to staff who may see what is safe, to themselves, and to whoever sends."""

from django.db import migrations

from evenhand.core.walls import Compartment, wall

ITS_OWN = (
    "exists (select 1 from people_person p where p.id = person_id and p.user_id = evenhand_user())"
    " and evenhand_sees(case_id, 'K1')"
)
SAID_ONCE = """
-- What is said about how a person is reached stands on their own case.
alter table people_person add constraint people_person_of_case unique (id, case_id);
alter table people_contactstop add constraint people_contactstop_of_person
    foreign key (person_id, case_id) references people_person (id, case_id);

create policy people_contactstop_said on people_contactstop as restrictive for insert to evenhand_web
    with check (stopped_by = evenhand_user() and state = 'stands');

-- Whoever asks for contact again where two people decide is not the second of them.
create function evenhand_stop_is_taken_back() returns trigger language plpgsql as $$
begin
    if old.state = 'taken_back'
        or old.state = 'asked_back' and new.state = 'taken_back'
            and (new.asked_back_by is distinct from old.asked_back_by
                or new.taken_back_by is not distinct from old.asked_back_by) then
        raise exception 'a wish not to be contacted is taken back once, and by two people where it waits'
            using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
create trigger people_contactstop_stays before update on people_contactstop
    for each row execute function evenhand_stop_is_taken_back();
alter table people_contactstop enable always trigger people_contactstop_stays;
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0007_contact_stops"), ("core", "0002_walls_clock_and_record")]

    operations = [
        wall(
            "people_contactstop",
            Compartment.K7_SAFETY,
            web="select, insert, update (state, asked_back_at, asked_back_by, asked_back_how, taken_back_at,"
            " taken_back_by)",
            worker="select",
            seen=f"evenhand_sees(case_id, '{Compartment.K7_SAFETY.value}') or {ITS_OWN}",
        ),
        migrations.RunSQL(SAID_ONCE, migrations.RunSQL.noop),
    ]
