"""What somebody beside a family sees: what their grant says until it ends, and of a request one thing at a time.

Whoever is or was beside a family is on its side of the case, as whoever holds its right is: what else they are does
not count there, and they may not be its mediator (threats DM-28 and DM-49).
"""

from django.db import migrations

from evenhand.core.walls import Compartment, wall

FUNCTIONS = """
-- Is or was the present person on the family's side of a case? What else they are does not count on it then.
create or replace function evenhand_is_own(wanted_case uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
    select exists (
        select 1 from cases_grant g
        where g.case_id = wanted_case and g.user_id = evenhand_user()
            and g.role in ('holder', 'parent', 'supporter')
    )
$$;

-- May somebody else stand beside the family of the case that is being worked on? Not whoever was shut out, works for
-- its provider, answers for a council or health body in it, mediates or mediated in it, or holds its right.
create function evenhand_may_stand_beside(wanted_case uuid, who uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
    select exists (
        select 1 from cases_case c where c.id = wanted_case and c.id = evenhand_case()
            and not exists (
                select 1 from cases_wall w where w.case_id = c.id and w.user_id = who and w.ended_at is null
            )
            and not exists (
                select 1 from identity_membership m
                where m.provider_id = c.provider_id and m.user_id = who
                    and (m.ends_at is null or m.ends_at > evenhand_now())
            )
            and not exists (
                select 1 from identity_officer o join organisations_body b on b.id = o.body_id
                where o.user_id = who and (o.ends_at is null or o.ends_at > evenhand_now())
                    and (b.local_authority_id = c.local_authority_id
                        or exists (select 1 from cases_party p where p.case_id = c.id and p.body_id = b.id))
            )
            and not exists (
                select 1 from cases_grant g
                where g.case_id = c.id and g.user_id = who and g.role in ('holder', 'mediator')
            )
            and not exists (
                select 1 from panel_mediatorcase a
                where a.case_id = c.id and a.user_id = who and a.state <> 'released'
            )
    )
$$;

-- One person is never given both sides of a case, whichever came first and whatever the code forgot.
create function evenhand_grant_keeps_sides() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if new.role in ('parent', 'supporter') and exists (
        select 1 from cases_grant g
        where g.case_id = new.case_id and g.user_id = new.user_id and g.role = 'mediator'
    ) or new.role = 'mediator' and exists (
        select 1 from cases_grant g
        where g.case_id = new.case_id and g.user_id = new.user_id
            and g.role in ('holder', 'parent', 'supporter')
    ) then
        raise exception 'nobody is on two sides of a case' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
create trigger cases_grant_keeps_sides before insert on cases_grant
    for each row execute function evenhand_grant_keeps_sides();
alter table cases_grant enable always trigger cases_grant_keeps_sides;

-- Did the family let the present person read this one thing of its own? Nothing for the document is the request itself.
create function evenhand_is_shared(wanted_case uuid, wanted_document uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
    select evenhand_sees(wanted_case, 'K1') and exists (
        select 1 from cases_share s join cases_companion c on c.id = s.companion_id
        where s.case_id = wanted_case and s.user_id = evenhand_user() and s.ended_at is null
            and s.document_id is not distinct from wanted_document and c.state = 'active'
    )
$$;

-- On which cases does somebody stand beside a family whose last day there is over? Ids only, for the worker only.
create function evenhand_cases_with_help_over() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
    select distinct case_id from cases_companion
    where state in ('invited', 'active') and until < evenhand_today()
$$;
revoke execute on function evenhand_cases_with_help_over() from public;
grant execute on function evenhand_cases_with_help_over() to evenhand_worker;

-- Was somebody shut out of a case, or were they on the family's side of it, or asked to be, and are so no longer?
create or replace function evenhand_is_closed_to(wanted_case uuid, reader uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
    select exists (
        select 1 from cases_wall w
        where w.case_id = wanted_case and w.user_id = reader and w.ended_at is null
    ) or (exists (
        select 1 from cases_grant g
        where g.case_id = wanted_case and g.user_id = reader and g.role in ('holder', 'parent', 'supporter')
    ) or exists (
        select 1 from cases_companion c where c.case_id = wanted_case and c.user_id = reader
    )) and not exists (
        select 1 from cases_grant g
        where g.case_id = wanted_case and g.user_id = reader and g.role in ('holder', 'parent', 'supporter')
            and (g.ends_at is null or g.ends_at > evenhand_now())
    ) and not exists (
        select 1 from cases_companion c
        where c.case_id = wanted_case and c.user_id = reader and c.state = 'invited'
    )
$$;
"""
SIDE = "g.role in ('holder', 'parent', 'supporter')"
COMPANION = (
    "select 1 from cases_companion b where b.case_id = wanted_case and b.user_id = l.user_id"
    " and b.began_at is not null"
)
# Functions that others change too: whatever else they ask stays, and these words of theirs become others.
CHANGED = {
    "evenhand_sees(uuid, text)": (("(g.role = 'holder' or not is_own)", f"({SIDE} or not is_own)"),),
    "evenhand_my_cases(text)": (
        ("(g.role = 'holder' or not evenhand_is_own(g.case_id))", f"({SIDE} or not evenhand_is_own(g.case_id))"),
    ),
    "evenhand_looks_at(uuid)": (
        (
            "coalesce(nullif(u.staff_name",
            "coalesce((select min(p.name) from cases_companion b join people_person p on p.id = b.person_id"
            " where b.case_id = wanted_case and b.user_id = u.id and b.began_at is not null),"
            " nullif(u.staff_name",
        ),
        (
            "from panel_mediator m where m.user_id = u.id)), case\n",
            "from panel_mediator m where m.user_id = u.id)), case\n"
            f"        when exists ({COMPANION} and b.kind = 'parent') then 'parent'\n"
            f"        when exists ({COMPANION}) then 'supporter'\n",
        ),
    ),
}


def changed(apps, schema_editor):
    with schema_editor.connection.cursor() as cursor:
        for name, pairs in CHANGED.items():
            cursor.execute("select pg_get_functiondef(%s::regprocedure)", [name])
            (text,) = cursor.fetchone()
            for old, new in pairs:
                if text.count(old) != 1:
                    raise LookupError(f"{name} does not say {old!r} once: say in it who is on the family's side.")
                text = text.replace(old, new)
            cursor.execute(text)


BY_FAMILY_OR_STAFF = "evenhand_sees(case_id, 'K9') or evenhand_holds(case_id)"


class Migration(migrations.Migration):
    # The last of the tables that its functions read are the panel's; two of them stood in other apps before.
    dependencies = [
        ("cases", "0016_people_beside_families"),
        ("correspondence", "0007_closed_to_its_reader"),
        ("panel", "0004_looks_for_the_family"),
        ("safeguarding", "0002_guarantees"),
        ("people", "0006_sealed_safety"),
    ]

    operations = [
        wall(
            "cases_companion",
            Compartment.K12_REQUEST,
            worker="select, update",
            # Whoever was asked sees that they were, before they see the case; a wall beats that too.
            seen=f"{BY_FAMILY_OR_STAFF}"
            " or (user_id = evenhand_user() and case_id <> all (array(select evenhand_my_walls())))",
            written="evenhand_sees(case_id, 'K9')",
        ),
        wall(
            "cases_share",
            Compartment.K12_REQUEST,
            worker="select, update",
            seen=f"{BY_FAMILY_OR_STAFF} or (user_id = evenhand_user() and evenhand_sees(case_id, 'K1'))",
            written="evenhand_sees(case_id, 'K9')",
        ),
        migrations.RunSQL(FUNCTIONS, migrations.RunSQL.noop),
        migrations.RunPython(changed, migrations.RunPython.noop),
        migrations.RunSQL(
            """
            grant update (ends_at) on cases_grant to evenhand_worker;
            revoke update on cases_companion, cases_share from evenhand_web, evenhand_worker;
            grant update (allowed, until, state, began_at, ended_at, ended_because) on cases_companion
                to evenhand_web, evenhand_worker;
            grant update (ended_at) on cases_share to evenhand_web, evenhand_worker;
            """,
            migrations.RunSQL.noop,
        ),
    ]
