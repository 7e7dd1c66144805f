"""A hash of passwords that takes no time: a slow one guards them from thieves, not from tests."""

from typing import Final

from django.contrib.auth.hashers import Argon2PasswordHasher


class QuickHasher(Argon2PasswordHasher):
    """The site's own kind of hash at its least cost, which the hash itself tells the site."""

    time_cost = 1
    memory_cost = 8
    parallelism = 1


HASHERS: Final = [
    "tests.plugin.passwords.QuickHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
