
import django.contrib.postgres.fields
import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('cases', '0004_lists_without_dates'),
    ]

    operations = [
        migrations.CreateModel(
            name='Contact',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('direction', models.TextField(choices=[('in', 'The family contacted us'), ('out', 'We contacted the family')])),
                ('channel', models.TextField(choices=[('telephone', 'Telephone'), ('voicemail', 'Voicemail'), ('email', 'E-mail'), ('post', 'Post'), ('online', 'Online'), ('in_person', 'In person')])),
                ('reached', models.BooleanField()),
                ('happened_at', models.DateTimeField()),
                ('note', models.TextField(blank=True)),
                ('recorded_at', models.DateTimeField()),
                ('recorded_by', models.UUIDField(null=True)),
                ('fact_id', models.UUIDField(null=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contacts', to='cases.case')),
            ],
            options={
                'indexes': [models.Index(fields=['case', '-happened_at'], name='contacts_of_case')],
            },
        ),
        migrations.CreateModel(
            name='Information',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('way', models.TextField(choices=[('spoken', 'an adviser went through it with the family'), ('read_online', 'the family read it online and confirmed')])),
                ('channel', models.TextField(choices=[('telephone', 'Telephone'), ('voicemail', 'Voicemail'), ('email', 'E-mail'), ('post', 'Post'), ('online', 'Online'), ('in_person', 'In person')])),
                ('given_on', models.DateField()),
                ('script_version', models.TextField()),
                ('ticked', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
                ('recorded_at', models.DateTimeField()),
                ('recorded_by', models.UUIDField(null=True)),
                ('fact_id', models.UUIDField()),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='information', to='cases.case')),
            ],
            options={
                'indexes': [models.Index(fields=['case', '-recorded_at'], name='information_of_case')],
            },
        ),
        migrations.CreateModel(
            name='Note',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('words', models.TextField()),
                ('written_at', models.DateTimeField()),
                ('written_by', models.UUIDField(null=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notes', to='cases.case')),
            ],
            options={
                'indexes': [models.Index(fields=['case', '-written_at'], name='notes_of_case')],
            },
        ),
        migrations.CreateModel(
            name='Task',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('kind', models.TextField(choices=[('date_came_nearer', 'Call the family: a date came nearer'), ('message_failed', 'Reach the family another way: a message did not arrive'), ('certificate_due', "Issue the certificate: the law's last day is near"), ('information_due', 'Give information and advice: the family has said no'), ('other', 'Something else')])),
                ('words', models.TextField(blank=True)),
                ('due_on', models.DateField()),
                ('for_user_id', models.UUIDField(null=True)),
                ('state', models.TextField(choices=[('open', 'to do'), ('done', 'done'), ('dropped', 'no longer needed')], default='open')),
                ('by_rule', models.BooleanField()),
                ('event_id', models.BigIntegerField(null=True)),
                ('added_at', models.DateTimeField()),
                ('added_by', models.UUIDField(null=True)),
                ('ended_at', models.DateTimeField(null=True)),
                ('ended_by', models.UUIDField(null=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tasks', to='cases.case')),
            ],
            options={
                'indexes': [models.Index(fields=['case', 'due_on'], name='tasks_of_case')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('by_rule', True), ('state', 'open')), fields=('case', 'kind'), name='one_open_task_of_a_rule'), models.UniqueConstraint(fields=('case', 'kind', 'event_id'), name='one_task_of_an_event'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at', None), ('state', 'open')), models.Q(models.Q(('state', 'open'), _negated=True), ('ended_at__isnull', False)), _connector='OR'), name='ended_task_has_its_moment')],
            },
        ),
    ]
