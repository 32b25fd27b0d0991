"""Papers that were given while a case had another council are not for the officers of the next."""

from django.db import migrations

from evenhand.core.walls import of_present_council


class Migration(migrations.Migration):
    dependencies = [("documents", "0008_papers_behind_records"), ("cases", "0028_walls_of_councils")]

    # A body's own papers stay its own.
    operations = [of_present_council("documents_document", "added_at", or_else="compartment = 'K3'")]
