"""Who reads what somebody keeps for themselves: its own side, and the one mediator to whom it was shown."""

from django.db import migrations

from evenhand.core.walls import Compartment, wall

FUNCTIONS = """
-- Does the present person stand on the family's side of this case as whose right it is or was, or as the other parent?
-- What they wrote for themselves stays theirs when the right has passed to their child.
create function evenhand_keeps_notes(wanted_case uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
    select exists (
        select 1 from cases_grant g where g.case_id = wanted_case and g.user_id = evenhand_user()
            and g.role in ('holder', 'parent') and g.starts_at <= evenhand_now()
            and (g.ends_at is null or g.ends_at > evenhand_now())
    ) and not exists (
        select 1 from cases_wall w
        where w.case_id = wanted_case and w.user_id = evenhand_user() and w.ended_at is null
    )
$$;

-- A note stays with its case and its writer; whoever it was shown to says that they read it, and nothing else; what was
-- read stays shown as it was.
create function evenhand_note_keeps_its_side() returns trigger language plpgsql as $$
begin
    if (new.id, new.case_id, new.user_id, new.written_at)
        is distinct from (old.id, old.case_id, old.user_id, old.written_at) then
        raise exception 'a note stays with its case and its writer' using errcode = 'insufficient_privilege';
    end if;
    if old.opened_at is not null and (new.opened_at is distinct from old.opened_at)
        and (new.shared_with is not distinct from old.shared_with) then
        raise exception 'a note that was read stays read' using errcode = 'insufficient_privilege';
    end if;
    if old.shared_with is not null and new.shared_with is null and old.opened_at is not null then
        raise exception 'a note that was read is not taken back' using errcode = 'insufficient_privilege';
    end if;
    if evenhand_user() = old.shared_with and evenhand_user() is distinct from old.user_id
        and (new.words, new.topic, new.changed_at, new.shared_with, new.shared_at)
        is distinct from (old.words, old.topic, old.changed_at, old.shared_with, old.shared_at) then
        raise exception 'whoever reads a note changes nothing of it' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
"""
NOT_SHUT_OUT = "case_id not in (select evenhand_my_walls())"
# Asked for here too, since evenhand_sees leaves walls out for an action at work on its case.
SHOWN = f"(shared_with = evenhand_user() and evenhand_mediates(case_id) and {NOT_SHUT_OUT})"
OWN = "(user_id = evenhand_user() and evenhand_keeps_notes(case_id))"
OF_BODY = f"(evenhand_answers_for(case_id, body_id) and {NOT_SHUT_OUT})"


def shown(table: str) -> str:
    """Return what lets the mediator to whom a row was shown read it, and say so."""
    return f"""
    create policy {table}_shown on {table} for select to evenhand_web using ({SHOWN});
    create policy {table}_read on {table} for update to evenhand_web using ({SHOWN}) with check ({SHOWN});
    grant update (topic, words, changed_at, shared_with, shared_at, opened_at) on {table} to evenhand_web;
    create trigger {table}_keeps_its_side before update on {table}
        for each row execute function evenhand_note_keeps_its_side();
    alter table {table} enable always trigger {table}_keeps_its_side;
    """


class Migration(migrations.Migration):
    dependencies = [
        ("preparing", "0001_initial"),
        ("cases", "0020_commissioners_see_no_case"),
        ("meetings", "0006_interpreters"),
    ]

    operations = [
        migrations.RunSQL(FUNCTIONS, migrations.RunSQL.noop),
        wall("preparing_ownnote", Compartment.K2_FAMILY_PRIVATE, web="select, insert, delete", seen=OWN),
        wall("preparing_bodynote", Compartment.K3_COUNCIL_PRIVATE, web="select, insert, delete", seen=OF_BODY),
        *(
            migrations.RunSQL(shown(table), migrations.RunSQL.noop)
            for table in ("preparing_ownnote", "preparing_bodynote")
        ),
    ]
