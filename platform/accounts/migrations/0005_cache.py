"""The table of the database's cache, as `createcachetable` would make it: counts of attempts."""

from django.db import migrations

_MAKE = """
CREATE TABLE cache (
  cache_key varchar(255) PRIMARY KEY,
  value text NOT NULL,
  expires timestamptz NOT NULL
);
-- Serves the deletion of what is over.
CREATE INDEX cache_expires ON cache (expires);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0004_letters_and_events"),
    ]

    operations = [
        migrations.RunSQL(_MAKE, "DROP TABLE cache"),
    ]
