"""Who counts as one person with whom, and that no row which two people decide is decided by one of them twice."""

from django.db import migrations

COUNTED = """
-- Whoever appointed somebody counts as one person with them for thirty days, and so do two whom one person appointed:
-- each of these may be a second mailbox of the same. An appointment that ended counts as any other. `until` is when it
-- is over: on each way from one to the other the first appointment to grow old decides, and of all ways the longest.
create function evenhand_counted_as_one(wanted uuid) returns table (user_id uuid, until timestamptz)
language sql stable set search_path = public, pg_temp as $$
    with recursive appointed as (
        select a.user_id, a.appointed_by, a.since + interval '30 days' as until from (
            select m.user_id, m.appointed_by, m.starts_at as since from identity_membership m
            union all select o.user_id, o.appointed_by, o.starts_at from identity_officer o
            union all select p.user_id, p.added_by, p.added_at from panel_mediator p
        ) a where a.appointed_by is not null and a.since > evenhand_now() - interval '30 days'
    ), above as (
        select wanted as user_id, 'infinity'::timestamptz as until
        union select a.appointed_by, least(x.until, a.until) from above x join appointed a on a.user_id = x.user_id
    ), one as (
        select x.user_id, x.until from above x
        union select a.user_id, least(x.until, a.until) from one x join appointed a on a.appointed_by = x.user_id
    )
    select o.user_id, max(o.until) from one o where o.user_id <> wanted group by o.user_id
$$;

-- Whoever appoints says so themselves.
create function evenhand_appoints_themselves() returns trigger language plpgsql as $$
begin
    if current_user = 'evenhand_web'
        and (to_jsonb(new) ->> tg_argv[0])::uuid is distinct from evenhand_user() then
        raise exception 'whoever appoints says so themselves' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
create trigger identity_membership_appointed before insert on identity_membership
    for each row execute function evenhand_appoints_themselves('appointed_by');
create trigger identity_officer_appointed before insert on identity_officer
    for each row execute function evenhand_appoints_themselves('appointed_by');
create trigger panel_mediator_added before insert on panel_mediator
    for each row execute function evenhand_appoints_themselves('added_by');

-- The columns that name the first person and the second.
create function evenhand_wants_two_people() returns trigger language plpgsql as $$
begin
    if (to_jsonb(new) ->> tg_argv[0])::uuid in (
        select c.user_id from evenhand_counted_as_one((to_jsonb(new) ->> tg_argv[1])::uuid) c
    ) then
        raise exception 'two people decide this, and these count as one' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
"""

# Table, when, the column of the first person and of the second.
GUARDED = (
    ("identity_factorreset", "new.state = 'done' and old.state <> 'done'", "asked_by", "ended_by"),
    ("cases_walllifting", "new.state = 'lifted' and old.state <> 'lifted'", "asked_by", "decided_by"),
    (
        "casework_detailschange",
        "new.state = 'made' and old.state <> 'made' and new.decided_by <> new.asked_by",
        "asked_by",
        "decided_by",
    ),
    (
        "casework_wayschange",
        "new.state = 'made' and old.state <> 'made' and new.takes_two",
        "asked_by",
        "decided_by",
    ),
    (
        "people_contactstop",
        "old.state = 'asked_back' and new.state = 'taken_back'",
        "asked_back_by",
        "taken_back_by",
    ),
    (
        "safeguarding_opening",
        "new.reviewed_by is not null and old.reviewed_by is null",
        "opened_by",
        "reviewed_by",
    ),
    (
        "agreements_signature",
        "new.confirmed_by is not null and old.confirmed_by is null",
        "recorded_by",
        "confirmed_by",
    ),
)
TRIGGERS = "\n".join(
    f"create trigger {table}_by_two before update on {table} for each row when ({when})"
    f" execute function evenhand_wants_two_people('{first}', '{second}');"
    f" alter table {table} enable always trigger {table}_by_two;"
    for table, when, first, second in GUARDED
)


class Migration(migrations.Migration):
    dependencies = [
        ("identity", "0018_appointed_by"),
        ("panel", "0005_who_added"),
        ("cases", "0026_whoever_asked_is_not_shut_out"),
        ("casework", "0022_ask_in_a_safe_way"),
        ("people", "0008_walls_of_stops"),
        ("safeguarding", "0003_nobody_is_told_about_themselves"),
        ("agreements", "0003_one_text_one_case"),
    ]

    operations = [
        migrations.RunSQL(COUNTED, migrations.RunSQL.noop),
        migrations.RunSQL(TRIGGERS, migrations.RunSQL.noop),
    ]
