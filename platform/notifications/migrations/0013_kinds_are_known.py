"""The notices that there were are checked without keeping others from being written."""

from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("notifications", "0012_offices_and_proposals")]

    operations = [ValidateConstraint("notice", name="notice_kind_is_known")]
