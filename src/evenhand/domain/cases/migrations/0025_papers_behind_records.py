"""A record of consent or capacity may name the paper that shows it: one of its own case, that its holder may read too."""

from django.db import migrations

FUNCTIONS = """
alter table cases_consent add constraint cases_consent_paper_of_case
    foreign key (case_id, document_id) references documents_document (case_id, id);
alter table cases_capacityrecord add constraint cases_capacityrecord_paper_of_case
    foreign key (case_id, document_id) references documents_document (case_id, id);

-- Does a paper stand behind a record of who decides or reads, on a case whose right the present person holds?
create function evenhand_is_evidence(wanted_case uuid, wanted_document uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
    select evenhand_holds(wanted_case) and (exists (
        select 1 from cases_consent k where k.case_id = wanted_case and k.document_id = wanted_document
    ) or exists (
        select 1 from cases_capacityrecord r where r.case_id = wanted_case and r.document_id = wanted_document
    ))
$$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0024_two_people_lift_a_wall"),
        ("documents", "0007_walls_of_own_papers"),
    ]

    operations = [migrations.RunSQL(FUNCTIONS, migrations.RunSQL.noop)]
