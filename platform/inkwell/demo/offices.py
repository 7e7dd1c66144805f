"""Who looks after the demo, and what waits for them: offices, reports, an appeal, a first answer.

All of it happens through the services of the site. Each act may be done again when a start that
was cut off is taken up: it changes nothing then.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import Any, Final
from uuid import UUID, uuid5

from accounts.models import Account
from accounts.services import register
from articles.models import Article, Comment
from communities.models import Community
from communities.roles import Kind, Role
from communities.services import give_role, set_up
from communities.services.describing import Description
from moderation.measures import Measure
from moderation.models import Case, HeldText
from moderation.reasons import Reason
from moderation.rights import SiteOffice
from moderation.services import appeal, appoint, decide, pick, pin_in, report, submit_answer
from moderation.services.deciding import Ruling

#: Makes the key of each form out of its words, so that it is sent once.
_KEYS: Final = UUID("0c5f8f5e-2a1c-4f5b-9a55-3c1c7a0f7d11")


@cache
def _offices() -> Mapping[str, Any]:
    """The rows that come with the package."""
    return tomllib.loads((files("inkwell.demo") / "world" / "offices.toml").read_text("utf-8"))


def staff() -> Mapping[str, SiteOffice]:
    """Who holds which office of the whole site, by name."""
    return {name: SiteOffice(office) for name, office in _offices()["staff"].items()}


@dataclass
class Moderating:
    """The people, places and texts among which it happens, and when."""

    people: Mapping[str, Account]
    places: Mapping[str, Community]
    texts: Mapping[str, Article | Comment]
    now: datetime
    staff: dict[str, Account] = field(default_factory=dict)

    def happen(self, *, password: str) -> None:
        """All of it; what is about a text that is not there is left out."""
        for name, office in staff().items():
            account = Account.objects.filter(name=name).first() or register(
                name, email=f"{name}@example.org", password=password, now=self.now
            )
            appoint(account, office=office, operator="demo", now=self.now)
            account.refresh_from_db()
            self.staff[name] = account
        self._look_after_communities()
        for row in self._there("waiting"):
            self._wait(row)
        for row in self._there("reports"):
            self._report(row)
        for row in self._there("appeals"):
            self._appeal(row)
        for row in self._there("picks"):
            place = self.places.get(row["community"])
            work, by = self.texts[row["text"]].pk, self._somebody(row["by"])
            pick(by, community=place, work_id=work, line=row["line"], now=self.now)
        for row in self._there("pins"):
            place, work = self.places[row["community"]], self.texts[row["text"]].pk
            pin_in(self._somebody(row["by"]), community=place, work_id=work, now=self.now)

    def _there(self, kind: str) -> list[dict[str, Any]]:
        return [row for row in _offices()[kind] if row["text"] in self.texts]

    def _somebody(self, name: str) -> Account:
        return self.staff.get(name) or self.people[name]

    def _look_after_communities(self) -> None:
        for row in _offices()["moderators"]:
            place, owner = self.places[row["community"]], self.people[row["owner"]]
            account = self.people[row["account"]]
            give_role(place, account=account, role=Role.MODERATOR, by=owner, now=self.now)
        for row in _offices()["rules"]:
            place, owner = self.places[row["community"]], self.people[row["owner"]]
            described = Description(
                title=place.title,
                about=place.about,
                kind=Kind(place.kind),
                welcome=row["welcome"],
                holds_first=row["holds_first"],
            )
            set_up(place, by=owner, as_=described, rules=[(row["title"], row["words"])])

    def _wait(self, row: dict[str, Any]) -> None:
        author, work = self.people[row["account"]], self.texts[row["text"]].pk
        if not HeldText.objects.filter(account=author).exists():
            submit_answer(work, author=author, body=row["words"], now=self.now)

    def _report(self, row: dict[str, Any]) -> Case:
        return report(
            work_id=self.texts[row["text"]].pk,
            reporter=self.people[row["by"]] if row["by"] else None,
            reason=Reason(row["reason"]),
            words=row["words"],
            key=uuid5(_KEYS, row["words"]),
            now=self.now,
        )

    def _appeal(self, row: dict[str, Any]) -> None:
        case = self._report(row)
        decision = decide(
            case.pk,
            by=self._somebody(row["moderator"]),
            ruling=Ruling([Measure.WARN], rule=row["rule"], message=row["message"]),
            key=uuid5(_KEYS, row["message"]),
            now=self.now,
        )
        key = uuid5(_KEYS, row["answer"])
        author = self.texts[row["text"]].author
        appeal(decision.pk, author=author, words=row["answer"], key=key, now=self.now)
