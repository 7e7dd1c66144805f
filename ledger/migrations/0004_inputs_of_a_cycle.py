"""A block keeps the digest of the published inputs of the payout cycle that it seals."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("ledger", "0003_system_wallets")]
    operations = [
        migrations.RunSQL("SET LOCAL ROLE inkwell_owner", migrations.RunSQL.noop),
        migrations.AddField(
            model_name="block",
            name="inputs_digest",
            field=models.BinaryField(db_default=b""),
        ),
        migrations.RunSQL("RESET ROLE", migrations.RunSQL.noop),
    ]
