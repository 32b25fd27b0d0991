

import django.contrib.postgres.fields
import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0007_grants_and_walls_end'),
        ('organisations', '0003_bodies'),
    ]

    operations = [
        migrations.CreateModel(
            name='Party',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('compartments', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
                ('starts_at', models.DateTimeField()),
                ('ends_at', models.DateTimeField(null=True)),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.body')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='parties', to='cases.case')),
            ],
            options={
                'indexes': [models.Index(fields=['body', 'case'], name='parties_of_body')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('ends_at', None)), fields=('case', 'body'), name='one_open_party_of_a_body')],
            },
        ),
    ]
