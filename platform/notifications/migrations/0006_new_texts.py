"""News of new texts of those one follows, for who chose them."""

from django.db import migrations, models

KINDS = (
    *("reply", "mention", "reshare", "quote", "follow", "text", "vote", "dispute", "author"),
    *("curation", "received", "asked", "scheduled", "security"),
)
CHOICES = [(kind, kind) for kind in KINDS]


class Migration(migrations.Migration):
    dependencies = [("notifications", "0005_disputes")]

    operations = [
        migrations.RemoveConstraint(model_name="notice", name="notice_kind_is_known"),
        migrations.AlterField(
            model_name="notice",
            name="kind",
            field=models.CharField(choices=CHOICES, max_length=10),
        ),
        migrations.AlterField(
            model_name="switch",
            name="kind",
            field=models.CharField(choices=CHOICES, max_length=10),
        ),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", list(KINDS))), name="notice_kind_is_known"
            ),
        ),
        migrations.AddIndex(
            model_name="switch",
            index=models.Index(
                condition=models.Q(("kind", "text")), fields=["account"], name="switch_of_texts"
            ),
        ),
    ]
