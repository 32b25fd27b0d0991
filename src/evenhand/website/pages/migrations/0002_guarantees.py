"""Who may read and write the tables of the content system, and the count of what changed on pages.

Nothing here is about a case or a family. The web role writes pages, and adds to the history of who changed what: it can
neither change nor delete a line of that.
"""

from django.db import migrations

from evenhand.core.walls import open_table

WRITTEN = (
    "pages_homepage", "pages_sectionpage", "pages_contentpage", "pages_card", "pages_term", "pages_alert",
    "pages_firstedition",
    "wagtailcore_page", "wagtailcore_revision", "wagtailcore_referenceindex", "wagtailcore_locale", "wagtailcore_site",
    "wagtailcore_taskstate", "wagtailcore_workflowstate", "wagtailcore_workflowpage", "wagtailcore_comment",
    "wagtailcore_commentreply", "wagtailcore_pagesubscription", "wagtailcore_pageviewrestriction",
    "wagtailcore_pageviewrestriction_groups", "wagtailcore_grouppagepermission",
    "wagtailcore_groupsitepermission", "wagtailusers_userprofile", "wagtailadmin_editingsession", "wagtailadmin_formstate", "wagtailsearch_indexentry",
)
HISTORY = ("wagtailcore_pagelogentry", "wagtailcore_modellogentry")
# Of parts of Wagtail that are not used here, but asked by the parts that are.
READ = (
    "auth_group", "auth_group_permissions", "auth_permission", "taggit_tag", "taggit_taggeditem",
    "wagtailcore_collection", "wagtailcore_collectionviewrestriction", "wagtailcore_collectionviewrestriction_groups",
    "wagtailcore_groupcollectionpermission", "wagtailcore_task", "wagtailcore_workflow", "wagtailcore_workflowtask",
    "wagtailcore_workflowcontenttype", "wagtailcore_groupapprovaltask", "wagtailcore_groupapprovaltask_groups",
    "wagtaildocs_document", "wagtailimages_image", "wagtailimages_rendition",
)  # fmt: skip
# What a page shows. Who changes one of these, changes what may have been kept of a page.
SHOWN = (
    "wagtailcore_page", "pages_homepage", "pages_sectionpage", "pages_contentpage", "pages_card", "pages_term", "pages_alert",
    "organisations_localauthority", "organisations_provider", "organisations_contract",
)  # fmt: skip
COUNTED = """
insert into pages_edition (single, number) values (true, 1);

-- One row, so that a reader who sees the new number sees all that was counted with it: whoever changes something shown
-- holds the row until they are done.
create function evenhand_pages_changed() returns trigger language plpgsql set search_path = public as $$
begin
    update pages_edition set number = number + 1;
    return null;
end $$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("pages", "0001_initial"),
        ("core", "0002_walls_clock_and_record"),
        ("organisations", "0002_walls"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("taggit", "0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtailusers", "0015_userprofile_keyboard_shortcuts"),
        ("wagtailimages", "0027_image_description"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("wagtailadmin", "0006_formstate"),
        ("wagtailsearch", "0010_add_text_fields"),
    ]

    operations = [
        *(open_table(table, web="select, insert, update, delete") for table in WRITTEN),
        *(open_table(table, web="select, insert") for table in HISTORY),
        *(open_table(table, web="select") for table in READ),
        open_table("pages_edition", web="select, update"),
        migrations.RunSQL(COUNTED, "drop function evenhand_pages_changed() cascade"),
        *(
            migrations.RunSQL(
                f"create trigger {table}_counts after insert or update or delete on {table}"
                " for each statement execute function evenhand_pages_changed()",
                migrations.RunSQL.noop,
            )
            for table in SHOWN
        ),
    ]
