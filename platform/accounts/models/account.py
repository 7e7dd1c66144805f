"""Accounts, each with a wallet.

The wallet knows nothing of the account: when a person is erased, the row here goes and the ledger
stays as it is.
"""

from collections.abc import Sequence
from typing import Any, ClassVar, Final

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.core.checks import CheckMessage
from django.db import models
from django.db.models.functions import Lower

from accounts.names import NAME_PATTERN, fold
from ledger.models import Wallet
from ledger.wallets import FIRST_OPEN_WALLET

#: The words by which people are found; the index and the search must say the same.
PEOPLE_WORDS: Final = SearchVector("name", "display_name", "about", config="simple")


class Skeleton(models.Func):
    """`accounts.names.skeleton` in SQL, so that no row can have one that is out of date."""

    template = "replace(replace(translate(%(expressions)s, '01i-.', 'oll'), 'm', 'rn'), 'w', 'vv')"
    output_field = models.CharField(max_length=32)


class Computed(models.GeneratedField):
    """A generated column whose checks do not ask the database which version it is.

    Beat starts with the checks and knows no database; every PostgreSQL that we run on has stored
    columns. Migrations see the plain field.
    """

    def _check_supported(self, databases: object) -> list[CheckMessage]:
        return []

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        """As the field it is made from."""
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.GeneratedField", args, kwargs


class Accounts(BaseUserManager["Account"]):
    """Finds an account at sign-in however its name was typed; accounts are made by `register`."""

    def get_by_natural_key(self, username: str | None) -> "Account":
        return self.get(name=fold(username or ""))


class Account(AbstractBaseUser, PermissionsMixin):
    """A person: a name for life, a wallet, and what they tell about themselves."""

    name = models.CharField(max_length=16, unique=True)
    skeleton = Computed(
        expression=Skeleton("name"), output_field=models.CharField(max_length=32), db_persist=True
    )
    #: Borne before look-alikes were refused, or taken over from elsewhere: nobody chose it here
    #: to pass for somebody, so it may look like another; no newcomer may look like it.
    inherited_name = models.BooleanField(default=False)
    #: The confirmed address; empty until there is one.
    email = models.EmailField(blank=True, default="")
    wallet = models.OneToOneField(Wallet, on_delete=models.PROTECT, related_name="account")
    display_name = models.CharField(max_length=60, blank=True, default="")
    about = models.TextField(max_length=500, blank=True, default="")
    #: Address of the files of the picture beside the name; "" for the ink blot. Whoever stores
    #: pictures writes it, so it is no key.
    portrait = models.CharField(max_length=32, blank=True, default="")
    #: Whether the wallet and what was earned are shown to nobody else. It outlasts the person.
    keeps_sums = models.BooleanField(default=False, db_default=False)
    is_staff = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    registered_at = models.DateTimeField()

    USERNAME_FIELD = "name"
    EMAIL_FIELD = "email"

    objects: ClassVar[Accounts] = Accounts()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(name__regex=NAME_PATTERN),
                name="account_name_by_the_rule",
            ),
            models.CheckConstraint(
                condition=models.Q(portrait__regex=r"^([0-9a-f]{32})?$"),
                name="account_portrait_is_hex",
            ),
            # Nobody signs in as the treasury.
            models.CheckConstraint(
                condition=models.Q(wallet__gte=FIRST_OPEN_WALLET),
                name="account_has_a_wallet_of_a_person",
            ),
            models.UniqueConstraint(
                Lower("email"),
                condition=~models.Q(email=""),
                name="account_email_once",
            ),
            models.UniqueConstraint(
                fields=("skeleton",),
                condition=models.Q(inherited_name=False),
                name="account_looks_like_no_other",
            ),
        )
        indexes = (
            # Does any account look like this name, inherited ones too.
            models.Index(fields=("skeleton",), name="account_by_skeleton"),
            # People by the words of their names and of what they tell about themselves.
            GinIndex(PEOPLE_WORDS, name="account_by_words"),
            # How many came in the last day: the first page of the desk.
            models.Index(fields=("registered_at",), name="account_by_registration"),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def shown_name(self) -> str:
        """What pages call the person: the chosen name, else the account's."""
        return self.display_name or self.name
