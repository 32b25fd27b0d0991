"""Who reads a meeting, and what the database itself guarantees: nobody and no room is booked twice at one time."""

from django.db import migrations

from evenhand.core.walls import Compartment, open_table, wall

FUNCTIONS = """
-- Is the present person the mediator of this case, who declared that nothing stands in the way?
create function evenhand_mediates(wanted_case uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
    select evenhand_sees(wanted_case, 'K1') and exists (
        select 1 from cases_grant g where g.case_id = wanted_case and g.user_id = evenhand_user()
            and g.role = 'mediator' and g.starts_at <= evenhand_now()
            and (g.ends_at is null or g.ends_at > evenhand_now())
    )
$$;
"""
# A range of one id stands for the id: btree_gist, which would compare ids themselves, is not everywhere.
TIMES = """
create type evenhand_idrange as range (subtype = uuid);
alter table meetings_meeting
    add constraint meeting_has_length check (
        not isempty(during) and lower_inc(during) and not upper_inc(during)
        and lower(during) is not null and upper(during) is not null
        and upper(during) - lower(during) >= interval '2 hours'
    ),
    add constraint mediator_once_at_a_time exclude using gist (
        evenhand_idrange(mediator_user_id, mediator_user_id, '[]') with &&, during with &&
    ) where (state <> 'cancelled'),
    add constraint room_once_at_a_time exclude using gist (
        evenhand_idrange(room_id, room_id, '[]') with &&, during with &&
    ) where (state <> 'cancelled' and room_id is not null);

create function evenhand_meeting_stays() returns trigger language plpgsql as $$
begin
    if (new.id, new.case_id, new.session, new.booked_at, new.booked_by)
        is distinct from (old.id, old.case_id, old.session, old.booked_at, old.booked_by)
        or new.sequence < old.sequence then
        raise exception 'a meeting keeps its case, and its sequence only rises' using errcode = 'insufficient_privilege';
    end if;
    if old.state <> 'booked' and (new.during, new.room_id, new.join_url, new.mediator_id)
        is distinct from (old.during, old.room_id, old.join_url, old.mediator_id) then
        raise exception 'a meeting that is over stays where it was' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
create trigger meetings_meeting_stays before update on meetings_meeting
    for each row execute function evenhand_meeting_stays();
create trigger meetings_meeting_is_kept before delete on meetings_meeting
    for each row execute function evenhand_refuse_change();
alter table meetings_meeting enable always trigger meetings_meeting_stays;
alter table meetings_meeting enable always trigger meetings_meeting_is_kept;
"""


class Migration(migrations.Migration):
    dependencies = [("meetings", "0001_initial"), ("panel", "0002_walls")]

    operations = [
        migrations.RunSQL(FUNCTIONS, migrations.RunSQL.noop),
        open_table("meetings_venue", web="select, insert", worker="select"),
        open_table("meetings_room", web="select, insert", worker="select"),
        wall(
            "meetings_meeting",
            Compartment.K1_CASE,
            worker="select, update",
            # Its mediator sees when and where before they may see anybody's name.
            seen="evenhand_sees(case_id, 'K1')"
            " or (mediator_user_id = evenhand_user() and evenhand_is_assigned(case_id))",
            written="evenhand_sees(case_id, 'K9') or evenhand_mediates(case_id)",
        ),
        wall(
            "meetings_support",
            Compartment.K12_REQUEST,
            web="select, insert",
            worker="select",
            seen="evenhand_sees(case_id, 'K12') or evenhand_mediates(case_id)",
        ),
        wall(
            "meetings_attendance",
            Compartment.K1_CASE,
            web="select, insert",
            written="evenhand_mediates(case_id) or case_id = evenhand_case()",
        ),
        wall(
            "meetings_views",
            Compartment.K5_SHARED_ROOM,
            web="select, insert",
            written="evenhand_mediates(case_id)",
        ),
        wall("meetings_outcome", Compartment.K5_SHARED_ROOM, written="evenhand_mediates(case_id)"),
        migrations.RunSQL(TIMES, migrations.RunSQL.noop),
    ]
