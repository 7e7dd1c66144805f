"""How much may leave a wallet, set by its owner, who is told when it grows."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

KINDS = [
    *("signed_in", "new_device", "password_changed", "password_reset", "email_changed"),
    *("totp_on", "totp_off", "key_added", "key_removed", "codes_made", "money_out"),
    *("power_moved", "limit_raised", "limit_lowered", "closed"),
]
FIELDS = ("each", "day", "wished_each", "wished_day")


class Migration(migrations.Migration):
    dependencies = [("accounts", "0014_done_forms")]

    operations = [
        migrations.CreateModel(
            name="SendingBounds",
            fields=[
                (
                    "account",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                *((field, models.BigIntegerField(null=True)) for field in FIELDS),
                ("counts_from", models.DateTimeField(null=True)),
            ],
            options={"verbose_name_plural": "sending bounds"},
        ),
        migrations.AddConstraint(
            model_name="sendingbounds",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    *(
                        models.Q(**{f"{field}__gte": 0}) | models.Q(**{field: None})
                        for field in FIELDS
                    )
                ),
                name="sending_bounds_not_negative",
            ),
        ),
        migrations.AddConstraint(
            model_name="sendingbounds",
            constraint=models.CheckConstraint(
                condition=models.Q(counts_from__isnull=False)
                | models.Q(wished_each=None, wished_day=None),
                name="sending_bounds_wish_has_a_time",
            ),
        ),
        migrations.CreateModel(
            name="Sent",
            fields=[
                ("batch", models.BigIntegerField(primary_key=True, serialize=False)),
                ("amount", models.BigIntegerField()),
                ("at", models.DateTimeField()),
                (
                    "account",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={"verbose_name_plural": "sent"},
        ),
        migrations.AddIndex(
            model_name="sent",
            index=models.Index(fields=["account", "at"], name="sent_of_account"),
        ),
        migrations.AddIndex(
            model_name="sent", index=models.Index(fields=["at"], name="sent_by_age")
        ),
        migrations.AddConstraint(
            model_name="sent",
            constraint=models.CheckConstraint(
                condition=models.Q(amount__gt=0), name="sent_is_something"
            ),
        ),
        migrations.AlterField(
            model_name="securityevent",
            name="kind",
            field=models.CharField(choices=[(kind, kind) for kind in KINDS], max_length=20),
        ),
        migrations.RemoveConstraint(model_name="securityevent", name="security_event_is_known"),
        migrations.AddConstraint(
            model_name="securityevent",
            constraint=models.CheckConstraint(
                condition=models.Q(kind__in=KINDS), name="security_event_is_known"
            ),
        ),
    ]
