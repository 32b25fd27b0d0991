
import django.db.models.deletion
import uuid
from django.db import migrations, models

class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('organisations', '0004_bodies_are_open'),
    ]

    operations = [
        migrations.CreateModel(
            name='Calendar',
            fields=[
                ('version', models.TextField(primary_key=True, serialize=False)),
                ('state', models.TextField(choices=[('proposed', 'proposed'), ('confirmed', 'in use'), ('rejected', 'rejected'), ('replaced', 'replaced')], default='proposed')),
                ('holidays', models.JSONField()),
                ('from_on', models.DateField()),
                ('announced_until', models.DateField()),
                ('horizon', models.DateField()),
                ('source', models.TextField()),
                ('proposed_at', models.DateTimeField()),
                ('decided_at', models.DateTimeField(null=True)),
                ('decided_by', models.UUIDField(null=True)),
                ('reason', models.TextField(blank=True)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'confirmed')), fields=('state',), name='one_calendar_in_use'), models.UniqueConstraint(condition=models.Q(('state', 'proposed')), fields=('state',), name='one_calendar_proposed'), models.CheckConstraint(condition=models.Q(('state__in', ('proposed', 'replaced')), models.Q(('decided_at__isnull', False), ('decided_by__isnull', False), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='decided_calendar_says_by_whom_and_why')],
            },
        ),
        migrations.CreateModel(
            name='ChosenReading',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField()),
                ('switch', models.TextField()),
                ('reading', models.TextField()),
                ('why', models.TextField()),
                ('chosen_at', models.DateTimeField()),
                ('chosen_by', models.UUIDField()),
                ('provider', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.provider')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('provider', 'number'), name='choices_of_a_provider_in_order'), models.CheckConstraint(condition=models.Q(('why', ''), _negated=True), name='choice_says_why')],
            },
        ),
    ]
