

import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('organisations', '0002_walls'),
    ]

    operations = [
        migrations.CreateModel(
            name='Body',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('kind', models.TextField(choices=[('local_authority', 'council'), ('commissioning_body', 'health body')])),
                ('name', models.TextField()),
                ('short_name', models.TextField()),
                ('email', models.EmailField(max_length=254)),
                ('local_authority', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='body', to='organisations.localauthority')),
            ],
        ),
        migrations.CreateModel(
            name='Commissioning',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField(null=True)),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='areas', to='organisations.body')),
                ('local_authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.localauthority')),
            ],
        ),
        migrations.AddConstraint(
            model_name='body',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'local_authority'), ('local_authority__isnull', False)), models.Q(('kind', 'commissioning_body'), ('local_authority', None)), _connector='OR'), name='council_body_is_of_its_council'),
        ),
        migrations.AddConstraint(
            model_name='body',
            constraint=models.UniqueConstraint(fields=('kind', 'name'), name='body_name_once'),
        ),
        migrations.AddConstraint(
            model_name='commissioning',
            constraint=models.CheckConstraint(condition=models.Q(('ends_on', None), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='commissioning_ends_after_it_starts'),
        ),
    ]
