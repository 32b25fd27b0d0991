"""A wish not to be contacted is a row of its own: by which way, from when, told how, and when it was taken back."""

import django.db.models.deletion
import uuid
from django.db import migrations, models


WHAT_WAS_STOPPED = """
insert into people_contactstop (id, person_id, case_id, what, left_open, state, said_how, stopped_at, asked_back_how)
select gen_random_uuid(), person_id, case_id, 'everything', 'page', 'stands', 'own_record', stopped_at, ''
from people_safecontact where stopped_at is not null
"""


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0006_sealed_safety'),
    ]

    operations = [
        migrations.CreateModel(
            name='ContactStop',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('case_id', models.UUIDField(db_index=True)),
                ('what', models.TextField(choices=[('everything', 'in any way'), ('email', 'by e-mail'), ('telephone', 'by telephone or voicemail'), ('text', 'by text message'), ('post', 'by post')])),
                ('left_open', models.TextField(blank=True, choices=[('page', 'on their own page here, and nowhere else'), ('email', 'by e-mail'), ('post', 'by post')])),
                ('state', models.TextField(choices=[('stands', 'we keep to it'), ('asked_back', 'is to be taken back, and waits for a second person'), ('taken_back', 'taken back')], default='stands')),
                ('said_how', models.TextField()),
                ('stopped_at', models.DateTimeField()),
                ('stopped_by', models.UUIDField(null=True)),
                ('asked_back_at', models.DateTimeField(null=True)),
                ('asked_back_by', models.UUIDField(null=True)),
                ('asked_back_how', models.TextField(blank=True)),
                ('taken_back_at', models.DateTimeField(null=True)),
                ('taken_back_by', models.UUIDField(null=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('state__in', ('stands', 'asked_back'))), fields=('person', 'what'), name='stopped_once'), models.CheckConstraint(condition=models.Q(models.Q(('what', 'everything'), models.Q(('left_open', ''), _negated=True)), models.Q(models.Q(('what', 'everything'), _negated=True), ('left_open', '')), _connector='OR'), name='stop_of_everything_says_what_is_left'), models.CheckConstraint(condition=models.Q(models.Q(('asked_back_at', None), ('state', 'stands'), ('taken_back_at', None)), models.Q(('asked_back_at__isnull', False), ('state', 'asked_back'), ('taken_back_at', None)), models.Q(('asked_back_at__isnull', False), ('state', 'taken_back'), ('taken_back_at__isnull', False)), _connector='OR'), name='stop_has_its_moments')],
            },
        ),
        migrations.RunSQL(WHAT_WAS_STOPPED, migrations.RunSQL.noop),
        migrations.RemoveField(
            model_name='safecontact',
            name='stopped_at',
        ),
    ]
