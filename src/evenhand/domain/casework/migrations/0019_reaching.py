"""How somebody is reached and what they need, as they said it at each time."""

import django.contrib.postgres.fields
import django.db.models.deletion
import evenhand.core.sealing
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0020_commissioners_see_no_case'),
        ('casework', '0018_tasks_about_walls'),
    ]

    operations = [
        migrations.AlterField(
            model_name='task',
            name='kind',
            field=models.TextField(choices=[('date_came_nearer', 'Call the family: a date came nearer'), ('date_may_come_nearer', 'Look at a date: it comes nearer if a new list of bank holidays is confirmed'), ('message_failed', 'Reach the family another way: a message did not arrive'), ('email_unproved', 'Read the e-mail address back to the family: nobody has shown that it is theirs'), ('details_to_confirm', 'A second person confirms how to reach the family from now on, or calls it off'), ('ways_to_confirm', 'A second person rings: somebody wants to be reached in a less careful way, or to be contacted again'), ('no_way_left', 'Find a way with them: the law requires a message, and they asked us to stop and left none open'), ('notice_failed', 'Ring the council or health body: a notice to it did not arrive'), ('council_silent', 'Ring the council: it has offered no date, and its 30 days run'), ('certificate_due', "Issue the certificate: the law's last day is near"), ('deemed_to_decide', 'A manager decides: the council is silent, and the family asks for its certificate'), ('information_due', 'Give information and advice: the family has said no'), ('certificate_questioned', 'Look at the certificate: a fact was corrected'), ('authority_missing', 'Find out who can decide: the meeting is booked, and some issues have nobody'), ('mediator_needed', 'Find another mediator: the one who was asked cannot take the meeting'), ('new_date_needed', 'Find a new date: the meeting was not held'), ('signature_to_confirm', 'Confirm a signature: the mediator wrote down that somebody signed on paper or by telephone'), ('agreement_unsigned', 'Ring whoever has not signed the agreement'), ('agreement_not_kept', 'Call the family: something agreed was not done'), ('right_passes_soon', 'The right becomes the young person’s own on this day: tell the family, and ask how to reach them'), ('right_passes_in_days', 'The right becomes the young person’s own within days: ask what they want their parent to see'), ('invite_young_person', 'Invite the young person: the right is their own'), ('birth_to_confirm', 'A second colleague looks: a corrected date of birth moves the right to somebody else'), ('other', 'Something else')]),
        ),
        migrations.CreateModel(
            name='NeedsChange',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('person_id', models.UUIDField()),
                ('needs', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list, size=None)),
                ('other', models.TextField(blank=True)),
                ('interpreter_language', models.TextField(blank=True)),
                ('said_how', models.TextField()),
                ('said_at', models.DateTimeField()),
                ('said_by', models.UUIDField(null=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.case')),
            ],
        ),
        migrations.CreateModel(
            name='WaysChange',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('person_id', models.UUIDField()),
                ('may_email', models.BooleanField()),
                ('may_call', models.BooleanField()),
                ('may_leave_voicemail', models.BooleanField()),
                ('may_text', models.BooleanField()),
                ('may_post', models.BooleanField()),
                ('call_times', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list, size=None)),
                ('safe_from', models.TimeField(null=True)),
                ('safe_until', models.TimeField(null=True)),
                ('note', evenhand.core.sealing.SealedText()),
                ('mailbox_is_shared', models.BooleanField()),
                ('said_how', models.TextField()),
                ('how_checked', models.TextField(blank=True, choices=[('called_back', 'I called back on the number that we had before'), ('seen', 'I saw them in person'), ('video', 'I saw them on a video call that we set up'), ('letter', 'They answered a letter to the address that we had before')])),
                ('takes_two', models.BooleanField()),
                ('state', models.TextField(choices=[('waiting', 'waits for a second person'), ('made', 'made'), ('called_off', 'called off')], default='waiting')),
                ('asked_at', models.DateTimeField()),
                ('asked_by', models.UUIDField(null=True)),
                ('decided_at', models.DateTimeField(null=True)),
                ('decided_by', models.UUIDField(null=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.case')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'waiting')), fields=('person_id',), name='one_change_of_ways_waits'), models.CheckConstraint(condition=models.Q(models.Q(('decided_at', None), ('decided_by', None), ('state', 'waiting')), models.Q(models.Q(('state', 'waiting'), _negated=True), ('decided_at__isnull', False), ('decided_by__isnull', False)), _connector='OR'), name='decided_ways_say_by_whom'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'made'), ('takes_two', True), _negated=True), models.Q(('decided_by', models.F('asked_by')), _negated=True), _connector='OR'), name='two_people_open_a_way')],
            },
        ),
    ]
