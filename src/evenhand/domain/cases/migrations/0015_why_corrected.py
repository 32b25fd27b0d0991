"""Why a fact was corrected stands apart from the facts, which every party of the case may read."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

from evenhand.core.walls import Compartment, append_only, wall

# A fact never changes. Here its row is only told where its own words went.
MOVE = """
alter table cases_fact disable trigger cases_fact_stays;
insert into cases_correction (id, case_id, reason) select id, case_id, reason from cases_fact where reason <> '';
update cases_fact set correction_id = id where reason <> '';
alter table cases_fact enable always trigger cases_fact_stays;
"""
OF_ITS_CASE = """
alter table cases_correction add constraint correction_of_its_case unique (id, case_id);
alter table cases_fact add constraint fact_and_correction_are_of_one_case
    foreign key (correction_id, case_id) references cases_correction (id, case_id);
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0014_right_passes_walls")]

    operations = [
        migrations.CreateModel(
            name="Correction",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("reason", models.TextField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.case"
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            "correction",
            models.CheckConstraint(condition=~models.Q(reason=""), name="correction_says_why"),
        ),
        wall("cases_correction", Compartment.K9_CASEWORK, web="select, insert"),
        append_only("cases_correction"),
        migrations.AddField(
            "fact",
            "correction",
            models.OneToOneField(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.correction"
            ),
        ),
        # What was just added must be in force before its rows are told.
        migrations.RunSQL("set constraints all immediate", migrations.RunSQL.noop),
        migrations.RunSQL(MOVE, migrations.RunSQL.noop),
        migrations.RunSQL("set constraints all immediate", migrations.RunSQL.noop),
        migrations.RemoveConstraint("fact", "correction_says_why"),
        migrations.RemoveField("fact", "reason"),
        migrations.AddConstraint(
            "fact",
            models.CheckConstraint(
                condition=models.Q(replaces=None) | models.Q(correction__isnull=False),
                name="what_replaces_is_a_correction",
            ),
        ),
        migrations.RunSQL(OF_ITS_CASE, migrations.RunSQL.noop),
    ]
