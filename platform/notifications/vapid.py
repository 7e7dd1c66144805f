"""The key that says who sends our web push (VAPID, RFC 8292).

It lives in a file of its own, readable by its owner only, in the folder that INKWELL_VAPID names:
neither in the database nor in the settings. It is made at the first use; of several processes that
make it at once one wins and all use that one. Without a folder push is off.
"""

import os
import tempfile
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings
from py_vapid import Vapid02
from py_vapid.utils import b64urlencode

_FILE: Final = "vapid.pem"
#: RFC 8292 allows a day at most.
_HOLDS: Final = timedelta(hours=12)


def is_on() -> bool:
    """Whether this site can push at all."""
    return bool(settings.INKWELL_VAPID)


def public_key() -> str:
    """The public key, as a browser wants it (base64url of the point); "" where push is off."""
    if not is_on():
        return ""
    point = _key().public_key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return str(b64urlencode(point))


def signature(origin: str, *, now: datetime) -> dict[str, str]:
    """The headers by which a push service at `origin` knows the sender."""
    claims = {
        "aud": origin,
        "exp": int((now + _HOLDS).timestamp()),
        "sub": settings.INKWELL_CONTACT or settings.INKWELL_SITE,
    }
    signed: dict[str, str] = _key().sign(claims)
    return signed


def _key() -> Vapid02:
    path = Path(settings.INKWELL_VAPID) / _FILE
    if not path.exists():
        _make(path)
    key = Vapid02.from_pem(path.read_bytes())
    # Its check of `sub` knows mail addresses only; the RFC allows https as well.
    key.conf = {"no-strict": True}
    return key


def _make(path: Path) -> None:
    """Write a new key aside and link it into its place, where nobody was quicker."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    key = Vapid02()
    key.generate_keys()
    # A temporary file is its owner's only (0600).
    with tempfile.NamedTemporaryFile(dir=path.parent) as aside:
        aside.write(key.private_pem())
        aside.flush()
        os.fsync(aside.fileno())
        try:
            os.link(aside.name, path)
        except FileExistsError:
            return
