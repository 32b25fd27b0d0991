

import django.contrib.postgres.fields
import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('cases', '0009_parties_see'),
    ]

    operations = [
        migrations.CreateModel(
            name='Referral',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('body_id', models.UUIDField()),
                ('health_only', models.BooleanField()),
                ('sections', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
                ('words', models.TextField(blank=True)),
                ('provision_wanted', models.TextField(blank=True)),
                ('state', models.TextField(choices=[('handed_over', 'waiting to be opened'), ('opened', 'opened, no dates yet'), ('offered', 'dates offered'), ('cannot_arrange', 'cannot be arranged in time'), ('arranged', 'a date is fixed'), ('ended', 'no longer wanted')], default='handed_over')),
                ('handed_over_at', models.DateTimeField()),
                ('opened_at', models.DateTimeField(null=True)),
                ('opened_by', models.UUIDField(null=True)),
                ('cannot_because', models.TextField(blank=True, choices=[('no_decision_maker', 'Nobody who can decide is free in time'), ('no_date', 'No date suits everybody in time'), ('family_asked_later', 'The family asked for a later date'), ('no_capacity', 'The council has nobody to arrange it'), ('other', 'Another reason')])),
                ('ended_at', models.DateTimeField(null=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.case')),
            ],
        ),
        migrations.CreateModel(
            name='Offer',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('case_id', models.UUIDField()),
                ('body_id', models.UUIDField()),
                ('starts_at', models.DateTimeField()),
                ('ends_at', models.DateTimeField()),
                ('state', models.TextField(choices=[('open', 'offered'), ('taken', 'taken'), ('withdrawn', 'withdrawn')], default='open')),
                ('offered_at', models.DateTimeField()),
                ('offered_by', models.UUIDField(null=True)),
                ('referral', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='offers', to='referrals.referral')),
            ],
        ),
        migrations.CreateModel(
            name='Nudge',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('case_id', models.UUIDField()),
                ('body_id', models.UUIDField()),
                ('day', models.PositiveSmallIntegerField()),
                ('made_at', models.DateTimeField()),
                ('referral', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='nudges', to='referrals.referral')),
            ],
        ),
        migrations.CreateModel(
            name='DecisionMaker',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('case_id', models.UUIDField()),
                ('body_id', models.UUIDField()),
                ('name', models.TextField()),
                ('job_title', models.TextField()),
                ('email', models.EmailField(max_length=254)),
                ('is_deputy', models.BooleanField()),
                ('authority_over', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
                ('named_at', models.DateTimeField()),
                ('named_by', models.UUIDField(null=True)),
                ('ended_at', models.DateTimeField(null=True)),
                ('referral', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decision_makers', to='referrals.referral')),
            ],
        ),
        migrations.AddIndex(
            model_name='referral',
            index=models.Index(condition=models.Q(('ended_at', None)), fields=['body_id', 'handed_over_at'], name='inbox_of_body'),
        ),
        migrations.AddConstraint(
            model_name='referral',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('case', 'body_id'), name='one_running_referral_to_a_body'),
        ),
        migrations.AddConstraint(
            model_name='referral',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', False), ('state', 'ended')), models.Q(models.Q(('state', 'ended'), _negated=True), ('ended_at', None)), _connector='OR'), name='ended_referral_has_its_moment'),
        ),
        migrations.AddConstraint(
            model_name='referral',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('opened_at', None), ('opened_by', None)), models.Q(('opened_at__isnull', False), ('opened_by__isnull', False)), _connector='OR'), name='opened_referral_has_its_reader'),
        ),
        migrations.AddConstraint(
            model_name='offer',
            constraint=models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='offer_ends_after_it_starts'),
        ),
        migrations.AddConstraint(
            model_name='offer',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'open')), fields=('referral', 'starts_at'), name='one_open_offer_of_a_time'),
        ),
        migrations.AddConstraint(
            model_name='nudge',
            constraint=models.UniqueConstraint(fields=('referral', 'day'), name='one_nudge_a_day'),
        ),
        migrations.AddConstraint(
            model_name='decisionmaker',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('referral', 'is_deputy'), name='one_decision_maker_and_one_deputy'),
        ),
    ]
