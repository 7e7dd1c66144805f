"""How much somebody may upload in a time: pictures, films and sounds together, and their bytes."""

from datetime import timedelta
from typing import Final

QUOTA_SPAN: Final = timedelta(days=1)
QUOTA_PICTURES: Final = 200
QUOTA_BYTES: Final = 250 * 1024 * 1024
