"""A paper of somebody's own opens to their side, and to the one mediator to whom it was shown; who opened what a family gave."""

from django.db import migrations

from evenhand.core.walls import Compartment, wall

NOT_SHUT_OUT = "case_id not in (select evenhand_my_walls())"
SHOWN = "(compartment = 'K2' and shared_with = evenhand_user() and evenhand_mediates(case_id))"
OF_BODY = "(compartment = 'K3' and evenhand_answers_for(case_id, given_by_body))"
# Asked of every statement, for an action at work on its case too: evenhand_sees lets that see all of the case.
OWN_ONLY = (
    "(case_id is null or compartment not in ('K2', 'K3')"
    f" or (compartment = 'K2' and user_id = evenhand_user() and {NOT_SHUT_OUT})"
    f" or ({SHOWN} and {NOT_SHUT_OUT}) or ({OF_BODY} and {NOT_SHUT_OUT}))"
)
WRITTEN = (
    "(case_id is null or compartment not in ('K2', 'K3')"
    " or (compartment = 'K2' and user_id = evenhand_user())"
    f" or {OF_BODY})"
)
POLICIES = f"""
create policy documents_document_shown on documents_document for select to evenhand_web using ({SHOWN});
create policy documents_document_of_body on documents_document to evenhand_web using ({OF_BODY}) with check ({OF_BODY});
create policy documents_document_own_only on documents_document as restrictive to evenhand_web
    using ({OWN_ONLY}) with check ({WRITTEN});
grant update (compartment, private_name, file_key, shared_with, shared_at) on documents_document to evenhand_web;
grant update (private_name) on documents_document to evenhand_worker;

-- A family's own paper is given to the meeting and taken back by whoever gave it, and by nobody else; no other document
-- ever changes who may open it.
create function evenhand_paper_is_given_by_its_own() returns trigger language plpgsql as $$
begin
    if (new.compartment, new.shared_with, new.shared_at)
        is distinct from (old.compartment, old.shared_with, old.shared_at) and not (
            new.compartment in ('K2', 'K5') and old.compartment in ('K2', 'K5') and old.file_key is not null
            and old.given_by_body is null and evenhand_user() = old.user_id and new.user_id = old.user_id
        ) then
        raise exception 'a paper is given by whoever owns it' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
create trigger documents_document_is_given before update on documents_document
    for each row execute function evenhand_paper_is_given_by_its_own();
alter table documents_document enable always trigger documents_document_is_given;

alter table documents_document add constraint documents_document_of_case unique (case_id, id);
alter table documents_sight add constraint documents_sight_of_case
    foreign key (case_id, document_id) references documents_document (case_id, id);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0006_own_papers"),
        ("cases", "0020_commissioners_see_no_case"),
        ("meetings", "0006_interpreters"),
    ]

    operations = [
        wall(
            "documents_sight",
            Compartment.K2_FAMILY_PRIVATE,
            web="select, insert",
            # Whoever opened a paper, and whoever gave it.
            seen=f"(user_id = evenhand_user() and {NOT_SHUT_OUT}) or document_id in"
            " (select d.id from documents_document d where d.user_id = evenhand_user())",
            written="user_id = evenhand_user() and document_id in (select d.id from documents_document d"
            " where d.user_id is distinct from evenhand_user())",
        ),
        migrations.RunSQL(POLICIES, migrations.RunSQL.noop),
    ]
