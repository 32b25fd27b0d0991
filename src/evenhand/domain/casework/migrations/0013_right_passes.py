"""Who may claim a case, be written to and sign, once its right is the young person's own.

A parent who never signed in before still opens what they wrote; nobody is two people on one case; and a message that
waited for its hour does not go to whoever's right it no longer is.
"""

from django.db import migrations, models

CLAIM = """
-- Whose own request the present person may claim, and as whom: the one whose right it is, or who asked for them.
create function evenhand_person_to_claim(wanted text) returns table (case_id uuid, person_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
    select c.id, p.id from cases_case c
    join people_person p on p.case_id = c.id
        and (p.id = c.holder_id or p.role in ('parent', 'alternative_person'))
    join people_safecontact s on s.person_id = p.id
    join (
        select person_id, email from people_contactdetails
        union all select person_id, email from people_protecteddetails
    ) d on d.person_id = p.id
    join identity_emailaddress e on lower(e.address) = lower(d.email)
    join identity_user u on u.id = e.user_id
    where c.reference = wanted and e.user_id = evenhand_user()
        and (p.user_id is null or p.user_id = e.user_id)
        -- A mailbox that others read claims only for whoever signs in with more than it.
        and (not s.mailbox_is_shared or u.mailbox_is_not_enough)
        and not exists (
            select 1 from cases_wall w
            where w.case_id = c.id and w.user_id = e.user_id and w.ended_at is null
        )
        and not exists (
            select 1 from cases_grant g
            where g.case_id = c.id and g.user_id = e.user_id and g.ends_at <= evenhand_now()
        )
        -- careful: a parent and a young person with one mailbox would be one person, and read each other's words
        and not exists (
            select 1 from people_person o
            where o.case_id = c.id and o.id <> p.id and o.user_id = e.user_id
        )
    order by p.id = c.holder_id desc limit 1
$$;
drop function evenhand_case_to_claim(text);
"""
CLOSED = """
-- Did the right pass from whoever a message is written to, so that they neither act nor read?
create function evenhand_is_closed_to_person(wanted_case uuid, reader uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
    select evenhand_standing(c.id, p.id) = '' and p.role in ('parent', 'alternative_person')
    from cases_case c join people_person p on p.case_id = c.id
    where c.id = wanted_case and p.id = reader and evenhand_sees(c.id, 'K1')
$$;
revoke execute on function evenhand_is_closed_to_person(uuid, uuid) from public;
grant execute on function evenhand_is_closed_to_person(uuid, uuid) to evenhand_web, evenhand_worker;
"""
SIGNING = """
-- Whoever acts for a young person signs only where that is the decision for which a record stands.
create policy agreements_signature_decides on agreements_signature as restrictive for insert to evenhand_web
    with check (seat <> 'family' or way <> 'online' or evenhand_decides(case_id, 'agreement'));
"""


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0012_own_case"),
        ("cases", "0014_right_passes_walls"),
        ("correspondence", "0007_closed_to_its_reader"),
        ("agreements", "0003_one_text_one_case"),
        ("identity", "0011_second_factors_are_ones_own"),
    ]

    operations = [
        *(migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (CLAIM, CLOSED, SIGNING)),
        migrations.AlterField(
            model_name='task',
            name='kind',
            field=models.TextField(choices=[('date_came_nearer', 'Call the family: a date came nearer'), ('date_may_come_nearer', 'Look at a date: it comes nearer if a new list of bank holidays is confirmed'), ('message_failed', 'Reach the family another way: a message did not arrive'), ('email_unproved', 'Read the e-mail address back to the family: nobody has shown that it is theirs'), ('notice_failed', 'Ring the council or health body: a notice to it did not arrive'), ('council_silent', 'Ring the council: it has offered no date, and its 30 days run'), ('certificate_due', "Issue the certificate: the law's last day is near"), ('deemed_to_decide', 'A manager decides: the council is silent, and the family asks for its certificate'), ('information_due', 'Give information and advice: the family has said no'), ('certificate_questioned', 'Look at the certificate: a fact was corrected'), ('authority_missing', 'Find out who can decide: the meeting is booked, and some issues have nobody'), ('mediator_needed', 'Find another mediator: the one who was asked cannot take the meeting'), ('new_date_needed', 'Find a new date: the meeting was not held'), ('signature_to_confirm', 'Confirm a signature: the mediator wrote down that somebody signed on paper or by telephone'), ('agreement_unsigned', 'Ring whoever has not signed the agreement'), ('agreement_not_kept', 'Call the family: something agreed was not done'), ('right_passes_soon', 'The right becomes the young person’s own on this day: tell the family, and ask how to reach them'), ('right_passes_in_days', 'The right becomes the young person’s own within days: ask what they want their parent to see'), ('invite_young_person', 'Invite the young person: the right is their own'), ('birth_to_confirm', 'A second colleague looks: a corrected date of birth moves the right to somebody else'), ('other', 'Something else')]),
        ),
    ]
