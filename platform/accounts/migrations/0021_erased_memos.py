"""Who erased the words beside a transfer, and when."""

from django.db import migrations, models

SIDES = ("sender", "receiver")


class Migration(migrations.Migration):
    dependencies = [("accounts", "0020_front_list")]

    operations = [
        migrations.AddField(
            model_name="memo", name="erased_at", field=models.DateTimeField(null=True)
        ),
        migrations.AddField(
            model_name="memo",
            name="eraser",
            field=models.CharField(
                blank=True, choices=[(each, each) for each in SIDES], default="", max_length=8
            ),
            preserve_default=False,
        ),
        migrations.RemoveConstraint(model_name="memo", name="memo_has_words"),
        migrations.AddConstraint(
            model_name="memo",
            constraint=models.CheckConstraint(
                condition=(~models.Q(words="") & models.Q(erased_at=None, eraser=""))
                | models.Q(words="", salt=b"", erased_at__isnull=False, eraser__in=list(SIDES)),
                name="memo_has_words_or_was_erased",
            ),
        ),
    ]
