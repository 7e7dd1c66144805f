"""What the pages of a community show."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from communities.roles import Role
from frontend.phrases import When
from frontend.shown.feeds import CommunityHead
from frontend.shown.shares import ShareLine


@dataclass(frozen=True, slots=True)
class DirectoryPage:
    """A page of the list of communities."""

    communities: Sequence[CommunityHead]
    #: How it is ordered.
    why: str
    #: Whether words or a language narrow it.
    narrowed: bool
    more_url: str = ""
    first_url: str = ""
    #: The tags in use and how often, on the first page of all.
    tags: Sequence[tuple[str, int]] = ()
    #: Those that the reader follows or is in, there as well: names in addresses and titles.
    mine: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True, slots=True)
class MemberLine:
    """Somebody in a community, with the roles that the reader may give them, and where they are
    reported to its moderators, or looked into by one; "" for the reader.
    """

    name: str
    shown: str
    role: str
    title: str
    since: When
    roles: Sequence[tuple[str, str, bool]] = ()
    report_url: str = ""


@dataclass(frozen=True, slots=True)
class MutedLine:
    """Who is muted, with the office that waits for them where the reader can take it."""

    name: str
    shown: str
    office: str = ""


@dataclass(frozen=True, slots=True)
class AskerLine:
    """Somebody who asks to be let in."""

    name: str
    shown: str
    words: str
    when: When


@dataclass(frozen=True, slots=True)
class InvitedLine:
    """Who is asked to be something here, and whether the reader may take that back."""

    name: str
    shown: str
    role: str
    by: str
    when: When
    takes_back: bool


@dataclass(frozen=True, slots=True)
class Back:
    """What was refused on a page of members: the form's kind, whom it was about, what it said."""

    form: Literal["invite", "owner", "role", "title", "other"]
    name: str
    refusal: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """How a role changed, in words."""

    words: str
    when: When


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One rule of a community."""

    title: str
    words: str


@dataclass(frozen=True, slots=True)
class Standing:
    """What the reader is in a community, and may do."""

    role: Role
    role_words: str
    keeps_members: bool
    sets_up: bool
    is_owner: bool
    #: What the community asks them to be, in words; "" where it asks nothing.
    invited_as: str = ""
    #: Since when they wait to be let in.
    asks: When | None = None
    may_claim: bool = False

    @property
    def waits(self) -> bool:
        """Whether an answer is due, theirs or the moderators', which has its own form."""
        return bool(self.invited_as) or self.asks is not None


@dataclass(frozen=True, slots=True)
class AboutPage:
    """What a community is: words, kind, rules, who looks after it, some figures."""

    head: CommunityHead
    standing: Standing
    kind: str
    founded: When
    rules: Sequence[RuleLine]
    officers: Sequence[MemberLine]
    figures: Sequence[tuple[str, str]]
    #: What one person may publish here, where that is less than elsewhere.
    limits: Sequence[str] = ()
    #: For members alone.
    welcome: str = ""
    #: The part of rewards that it takes, in words, and how that changed.
    share: str = ""
    share_changes: Sequence[ShareLine] = ()


@dataclass(frozen=True, slots=True)
class MembersPage:
    """A page of members; for officers also who asks to be let in and how roles changed."""

    head: CommunityHead
    standing: Standing
    members: Sequence[MemberLine]
    more_url: str
    askers: Sequence[AskerLine] = ()
    #: For who keeps the members.
    invited: Sequence[InvitedLine] = ()
    muted: Sequence[MutedLine] = ()
    changes: Sequence[ChangeLine] = ()
    back: Back | None = None

    @property
    def aside(self) -> str:
        """Why something was refused whose form does not stand on this page; "" otherwise."""
        if self.back is None:
            return ""
        match self.back.form:
            case "invite":
                stays = self.standing.keeps_members
            case "owner":
                stays = self.standing.is_owner
            case "role" | "title":
                stays = any(it.name == self.back.name and it.roles for it in self.members)
            case _:
                stays = False
        return "" if stays else self.back.refusal


@dataclass(frozen=True, slots=True)
class PicturePage:
    """The picture of a community, where its admins change it."""

    head: CommunityHead
    #: Characters of what is to be seen.
    most: int
