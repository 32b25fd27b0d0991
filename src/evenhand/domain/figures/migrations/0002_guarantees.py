"""Who may read a report, what of it never changes, and the counting itself: in the database, for the worker only.

A commissioner reads the published reports of the own council, staff those of the own provider. Counts as they are stay
with the worker. No row of any case leaves the counting: it gives a number for each line.
"""

from django.db import migrations

FUNCTIONS = """
-- Does the present person commission for this council now?
create function evenhand_commissions(wanted text) returns boolean
language sql stable set search_path = public, pg_temp as $$
    select exists (
        select 1 from identity_officer o join organisations_body b on b.id = o.body_id
        where b.local_authority_id = wanted and o.user_id = evenhand_user() and o.role = 'commissioner'
            and o.starts_at <= evenhand_now() and (o.ends_at is null or o.ends_at > evenhand_now())
    )
$$;

create function evenhand_report_stays() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or old.state <> 'draft' and row(
        old.provider_id, old.local_authority_id, old.starts_on, old.is_year, old.figures, old.counted_at,
        old.published_at, old.published_by, old.replaces_id
    ) is distinct from row(
        new.provider_id, new.local_authority_id, new.starts_on, new.is_year, new.figures, new.counted_at,
        new.published_at, new.published_by, new.replaces_id
    ) then
        raise exception 'a published report stays as it is' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;

create function evenhand_tally_stays() returns trigger language plpgsql as $$
begin
    if exists (select 1 from figures_report r where r.id = old.report_id and r.state <> 'draft') then
        raise exception 'the counts of a published report stay' using errcode = 'insufficient_privilege';
    end if;
    return coalesce(new, old);
end $$;

-- How many of each line, for one contract from one day until another. Days are days in London.
create function evenhand_figures(wanted_provider uuid, wanted_council text, first_day date, last_day date)
returns table (measure text, line text, count bigint)
language sql stable security definer set search_path = public, pg_temp as $$
    with ours as (
        select c.*, (c.opened_at at time zone 'Europe/London')::date as opened_on from cases_case c
        where c.provider_id = wanted_provider and c.local_authority_id = wanted_council
    ), asked as (
        select * from ours where opened_on between first_day and last_day
    ), needing as (
        select n.* from people_needs n join ours c on c.holder_id = n.person_id
        where cardinality(n.needs) > 0 or n.other <> '' or n.interpreter_language <> ''
    ), held as (
        select m.*, (lower(m.during) at time zone 'Europe/London')::date as held_on from meetings_meeting m
        join ours c on c.id = m.case_id where m.state in ('took_place', 'adjourned')
    ), ended as (
        select distinct f.case_id from cases_fact f join ours c on c.id = f.case_id
        where f.kind = 'concluded' and f.happened_on between first_day and last_day
            and not exists (select 1 from cases_fact g where g.replaces_id = f.id)
    ), results as (
        select distinct on (o.case_id, o.part) o.case_id, o.result from meetings_outcome o
        join ended e on e.case_id = o.case_id order by o.case_id, o.part, o.recorded_at desc
    ), informed as (
        select i.case_id, min(i.given_on) as given_on from casework_information i
        join ours c on c.id = i.case_id group by i.case_id
    ), waited as (
        select i.given_on - c.opened_on as days from informed i join ours c on c.id = i.case_id
        where i.given_on between first_day and last_day and i.given_on >= c.opened_on
    )
    select 'decision', case when decision in (
            'refusal_to_assess', 'final_plan', 'refusal_to_issue_plan', 'final_amended_plan', 'cease_to_maintain'
        ) then decision else 'other' end, count(*) from asked group by 2
    union all
    select 'disputed', part, count(distinct id) from (
        select id, case
            when section in ('section_B', 'section_F') then 'needs'
            when section like 'section\\_I%' then 'placement'
            when section in ('section_C', 'section_G') then 'health'
            when section in ('section_D', 'section_H') then 'social_care'
            else 'other' end as part
        from asked, unnest(disputed) as section
    ) parts group by part
    union all
    select 'channel', case
            when e.facts->>'channel' = 'online' then 'online'
            when e.facts->>'channel' in ('telephone', 'voicemail') then 'telephone'
            when e.facts->>'channel' = 'email' then 'email'
            else 'other' end, count(*)
        from asked a left join core_event e on e.case_id = a.id and e.kind = 'cases.CaseOpened' group by 2
    union all
    select 'needs', case when n.person_id is null then 'none' else 'some' end, count(*)
        from asked a left join needing n on n.person_id = a.holder_id group by 2
    union all
    select 'needs_met', case when s.needs @> n.needs and s.other = n.other
            and s.interpreter_language = n.interpreter_language then 'met' else 'not_met' end, count(*)
        from held h join ours c on c.id = h.case_id join needing n on n.person_id = c.holder_id
        left join meetings_support s on s.meeting_id = h.id
        where h.held_on between first_day and last_day group by 2
    union all
    select 'certificates', k.basis, count(*) from certificates_certificate k join ours c on c.id = k.case_id
        where k.state = 'issued' and k.first_issued_on between first_day and last_day group by 2
    union all
    select 'certificate_time', case when d.state = 'met' and d.closed_on <= d.due_on then 'in_time' else 'late' end,
            count(*) from cases_duty d join ours c on c.id = d.case_id
        where d.state <> 'superseded' and d.due_on between first_day and last_day and d.rule in (
            'reg34_1.certificate_no_mediation', 'reg39_1.certificate_after_mediation', 'reg39_3.deemed_certificate',
            'si2015_62.reg20_1', 'si2015_62.reg24.after_mediation', 'si2015_62.reg24.deemed'
        ) group by 2
    union all
    select 'mediation_time', case when is_held then 'in_time' else 'late' end, count(*) from (
        select d.case_id, bool_or(exists (
            select 1 from held h
            where h.case_id = d.case_id and h.held_on between d.counted_from and d.due_on
        )) as is_held
        from cases_duty d join ours c on c.id = d.case_id
        where d.state <> 'superseded' and d.due_on between first_day and last_day and d.rule in (
            'reg36_2.arrange_30_days', 'reg35_4.mixed', 'reg35_3.health_only', 'si2015_62.reg21'
        ) group by d.case_id
    ) due group by 2
    union all
    select 'outcomes', outcome, count(*) from (
        select case when bool_and(result = 'agreed') then 'full'
            when bool_and(result = 'none') then 'none' else 'part' end as outcome
        from results group by case_id
    ) each_case group by 2
    union all
    select 'kept', case when a.state in ('said_done', 'done') and a.done_on <= a.due_on then 'in_time' else 'late' end,
            count(*) from agreements_agreedaction a join ours c on c.id = a.case_id
        where a.state <> 'not_needed' and a.due_on between first_day and last_day group by 2
    union all
    select 'waiting', 'families', count(*) from waited
    union all
    select 'waiting', 'days', percentile_disc(0.5) within group (order by days) from waited
$$;
revoke execute on function evenhand_figures(uuid, text, date, date) from public;
grant execute on function evenhand_figures(uuid, text, date, date) to evenhand_worker;

alter table figures_report enable row level security;
alter table figures_report force row level security;
create policy figures_report_owner on figures_report to evenhand_owner using (true) with check (true);
create policy figures_report_counted on figures_report to evenhand_worker using (true) with check (true);
create policy figures_report_seen on figures_report to evenhand_web using (
    provider_id = any (array(select evenhand_my_providers('K1')))
    or state <> 'draft' and evenhand_commissions(local_authority_id)
) with check (provider_id = any (array(select evenhand_my_providers('K1'))));
grant select, update (state, published_at, published_by, corrected_at, corrected_by, why)
    on figures_report to evenhand_web;
grant select, insert, update on figures_report to evenhand_worker;
grant select, insert, delete on figures_tally to evenhand_worker;
grant usage, select on sequence figures_tally_id_seq to evenhand_worker;

create trigger figures_report_stays before update or delete on figures_report
    for each row execute function evenhand_report_stays();
create trigger figures_report_stays_whole before truncate on figures_report
    for each statement execute function evenhand_refuse_change();
create trigger figures_tally_stays before update or delete on figures_tally
    for each row execute function evenhand_tally_stays();
alter table figures_report enable always trigger figures_report_stays;
alter table figures_report enable always trigger figures_report_stays_whole;
alter table figures_tally enable always trigger figures_tally_stays;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("figures", "0001_initial"),
        ("core", "0002_walls_clock_and_record"),
        ("identity", "0006_officers_are_open"),
        ("cases", "0002_walls"),
        ("people", "0002_walls"),
        ("casework", "0002_walls"),
        ("meetings", "0002_guarantees"),
        ("agreements", "0002_guarantees"),
        ("certificates", "0002_guarantees"),
    ]

    operations = [migrations.RunSQL(FUNCTIONS, migrations.RunSQL.noop)]
