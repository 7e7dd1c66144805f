"""What a member may be, and who stands above whom. Pure: no database, no clock."""

from enum import StrEnum


class Role(StrEnum):
    """A member's part in a community."""

    OWNER = "owner"
    MODERATOR = "moderator"
    MEMBER = "member"

    @property
    def rank(self) -> int:
        """Higher stands above lower; equals have no say over each other."""
        return {Role.OWNER: 2, Role.MODERATOR: 1, Role.MEMBER: 0}[self]

    @property
    def may_leave(self) -> bool:
        """An owner stays: a community without one could not be looked after."""
        return self is not Role.OWNER
