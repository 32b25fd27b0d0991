"""Who reads a complaint: whoever made it, and managers of the provider who never had the case. Nobody else on it."""

from django.db import migrations

from evenhand.core.walls import Compartment, wall

READERS = """
alter table complaints_complaint add constraint complaints_complaint_person_of_case
    foreign key (person_id, case_id) references people_person (id, case_id);

-- As whom the present person stands on a case, as whose right it is or was: what they complained of stays theirs to read
-- when the right has passed to their child.
create function evenhand_my_persons(wanted_case uuid) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
    select p.id from people_person p
    where p.case_id = wanted_case and p.user_id = evenhand_user() and evenhand_keeps_own(wanted_case)
$$;

-- Does the present person have a case, or did they ever: was it given to them, or typed in by them for the family?
create function evenhand_had_case(wanted_case uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
    select exists (
        select 1 from cases_case c where c.id = wanted_case and c.caseworker_id = evenhand_user()
    ) or exists (
        select 1 from core_event e where e.case_id = wanted_case and (
            e.kind = 'cases.CaseTaken' and e.facts->>'user_id' = evenhand_user()::text
            or e.kind = 'cases.CaseOpened' and e.facts->>'on_behalf' = 'true' and e.actor_user_id = evenhand_user()
        )
    )
$$;

-- Is the present person a manager of the provider of a case who never had it, across no wall, and not of its family?
create function evenhand_answers_complaints(wanted_case uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
    select evenhand_works_for_case(wanted_case, null, array['manager']) and not evenhand_had_case(wanted_case)
$$;

-- How many complaints wait at the present manager's providers about cases that they have or had, or that they wrote down: a
-- number, and none of the rest, so that they know that somebody else must answer.
create function evenhand_complaints_closed_to_me() returns bigint
language sql stable security definer set search_path = public, pg_temp as $$
    select count(*) from complaints_complaint k
    where k.state in ('made', 'taken', 'asked_again')
        and evenhand_works_for_case(k.case_id, null, array['manager'])
        and (evenhand_had_case(k.case_id) or k.recorded_by = evenhand_user())
$$;
"""
WHAT_STAYS = """
-- A complaint begins as one, made by whoever makes it or written down by whoever says so. What was said stays. Whoever
-- complained goes on or takes it back, and nothing else; who answers does so once, in their own name.
-- The owner seals words again under another key.
create function evenhand_complaint_stays() returns trigger language plpgsql as $$
begin
    if current_user = 'evenhand_owner' then
        return new;
    end if;
    if tg_op = 'INSERT' then
        if new.state <> 'made' or new.finding <> '' or new.learned <> '' or new.second_finding <> ''
            or num_nonnulls(new.taken_by, new.taken_at, new.answer, new.answered_at, new.still_wrong,
                new.asked_again_at, new.second_answer, new.looked_again_by, new.looked_again_at, new.taken_back_at) > 0
            or new.recorded_by is distinct from (
                case when new.person_id in (select evenhand_my_persons(new.case_id)) then null else evenhand_user() end
            ) then
            raise exception 'a complaint begins as one' using errcode = 'insufficient_privilege';
        end if;
        return new;
    end if;
    if (new.id, new.case_id, new.person_id, new.recorded_by, new.made_at, new.about, new.words)
        is distinct from (old.id, old.case_id, old.person_id, old.recorded_by, old.made_at, old.about, old.words) then
        raise exception 'a complaint stays as it was made' using errcode = 'insufficient_privilege';
    end if;
    if old.person_id in (select evenhand_my_persons(old.case_id)) then
        if (new.taken_by, new.taken_at, new.finding, new.answer, new.learned, new.answered_at, new.second_finding,
            new.second_answer, new.looked_again_by, new.looked_again_at
        ) is distinct from (old.taken_by, old.taken_at, old.finding, old.answer, old.learned, old.answered_at,
            old.second_finding, old.second_answer, old.looked_again_by, old.looked_again_at) then
            raise exception 'nobody answers their own complaint' using errcode = 'insufficient_privilege';
        end if;
        if old.still_wrong is not null and new.still_wrong is distinct from old.still_wrong then
            raise exception 'a complaint stays as it was made' using errcode = 'insufficient_privilege';
        end if;
        return new;
    end if;
    if (new.asked_again_at, new.still_wrong, new.taken_back_at)
        is distinct from (old.asked_again_at, old.still_wrong, old.taken_back_at)
        or new.taken_by is distinct from old.taken_by and new.taken_by is distinct from evenhand_user()
        or (new.finding, new.answer, new.learned, new.answered_at)
            is distinct from (old.finding, old.answer, old.learned, old.answered_at)
            and new.taken_by is distinct from evenhand_user()
        or (new.second_finding, new.second_answer, new.looked_again_by, new.looked_again_at)
            is distinct from (old.second_finding, old.second_answer, old.looked_again_by, old.looked_again_at)
            and (new.looked_again_by is distinct from evenhand_user() or old.taken_by = evenhand_user())
        or old.answered_at is not null and (new.taken_by, new.finding, new.answer, new.learned, new.answered_at)
            is distinct from (old.taken_by, old.finding, old.answer, old.learned, old.answered_at)
        or old.looked_again_at is not null
            and (new.second_finding, new.second_answer, new.looked_again_by, new.looked_again_at)
            is distinct from (old.second_finding, old.second_answer, old.looked_again_by, old.looked_again_at) then
        raise exception 'who answers does so once, in their own name' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
create trigger complaints_complaint_stays before insert or update on complaints_complaint
    for each row execute function evenhand_complaint_stays();
alter table complaints_complaint enable always trigger complaints_complaint_stays;

-- Whoever works on the case writes down what somebody told them, and reads nothing of it.
create policy complaints_complaint_recorded on complaints_complaint for insert to evenhand_web
    with check (recorded_by = evenhand_user() and evenhand_works_for_case(case_id, 'K1', null));
grant update (
    state, taken_by, taken_at, finding, answer, learned, answered_at, asked_again_at, still_wrong, second_finding,
    second_answer, looked_again_by, looked_again_at, taken_back_at
) on complaints_complaint to evenhand_web;
"""
OWN = "person_id in (select evenhand_my_persons(case_id))"


class Migration(migrations.Migration):
    dependencies = [
        ("complaints", "0001_initial"),
        ("cases", "0030_reopened"),
        ("people", "0008_walls_of_stops"),
        ("safeguarding", "0003_nobody_is_told_about_themselves"),
    ]

    operations = [
        migrations.RunSQL(READERS, migrations.RunSQL.noop),
        wall(
            "complaints_complaint",
            Compartment.K9_CASEWORK,
            web="select, insert",
            seen=f"{OWN} or (evenhand_answers_complaints(case_id) and recorded_by is distinct from evenhand_user())",
        ),
        migrations.RunSQL(WHAT_STAYS, migrations.RunSQL.noop),
    ]
