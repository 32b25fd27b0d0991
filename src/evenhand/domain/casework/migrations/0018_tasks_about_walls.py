from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("casework", "0017_claims_wait_for_the_family")]

    operations = [
        migrations.AlterField(
            model_name='task',
            name='kind',
            field=models.TextField(choices=[('date_came_nearer', 'Call the family: a date came nearer'), ('date_may_come_nearer', 'Look at a date: it comes nearer if a new list of bank holidays is confirmed'), ('message_failed', 'Reach the family another way: a message did not arrive'), ('email_unproved', 'Read the e-mail address back to the family: nobody has shown that it is theirs'), ('ask_family', 'Speak with the family before anybody reads this case: somebody else sent the request'), ('details_to_confirm', 'A second person confirms how to reach the family from now on, or calls it off'), ('notice_failed', 'Ring the council or health body: a notice to it did not arrive'), ('council_silent', 'Ring the council: it has offered no date, and its 30 days run'), ('certificate_due', "Issue the certificate: the law's last day is near"), ('deemed_to_decide', 'A manager decides: the council is silent, and the family asks for its certificate'), ('information_due', 'Give information and advice: the family has said no'), ('certificate_questioned', 'Look at the certificate: a fact was corrected'), ('authority_missing', 'Find out who can decide: the meeting is booked, and some issues have nobody'), ('mediator_needed', 'Find another mediator: the one who was asked cannot take the meeting'), ('new_date_needed', 'Find a new date: the meeting was not held'), ('signature_to_confirm', 'Confirm a signature: the mediator wrote down that somebody signed on paper or by telephone'), ('agreement_unsigned', 'Ring whoever has not signed the agreement'), ('agreement_not_kept', 'Call the family: something agreed was not done'), ('right_passes_soon', 'The right becomes the young person’s own on this day: tell the family, and ask how to reach them'), ('right_passes_in_days', 'The right becomes the young person’s own within days: ask what they want their parent to see'), ('invite_young_person', 'Invite the young person: the right is their own'), ('birth_to_confirm', 'A second colleague looks: a corrected date of birth moves the right to somebody else'), ('work_given_back', 'A manager gives this work to somebody: whoever had it must not see the case'), ('wall_to_lift', 'A second person decides whether a wall around somebody is lifted'), ('other', 'Something else')]),
        ),
        migrations.AddIndex(
            model_name="task",
            index=models.Index(
                condition=models.Q(("state", "open")),
                fields=["for_user_id", "due_on", "id"],
                name="open_tasks_of_somebody",
            ),
        ),
    ]
