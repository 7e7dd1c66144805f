"""An index for the works that name one beneficiary: a co-author asks for them."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("ledger", "0003_system_wallets"), ("rewards", "0006_emitted_until")]

    operations = [
        migrations.AlterField(
            model_name="beneficiary",
            name="wallet",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="ledger.wallet"
            ),
        ),
    ]
