"""Tables of notifications, one noun a file."""

from notifications.models.announcement import Announcement
from notifications.models.cursor import Cursor
from notifications.models.notice import Notice, Occurrence
from notifications.models.push import PushSubscription
from notifications.models.switch import Switch

__all__ = ["Announcement", "Cursor", "Notice", "Occurrence", "PushSubscription", "Switch"]
