"""Columns that Django has no field for."""

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.expressions import Combinable

from curation.ranking import single

if TYPE_CHECKING:
    # Fields are generic for the type checker only.
    _BigInteger = models.BigIntegerField[int | Combinable, int]
    _Float = models.FloatField[float | Combinable, float]
else:
    _BigInteger, _Float = models.BigIntegerField, models.FloatField


class WholeField(_BigInteger):
    """A whole number of up to 39 digits: sums of curation weights outgrow 64 bits."""

    def db_type(self, connection: BaseDatabaseWrapper) -> str:
        """Numeric without decimals."""
        return "numeric(39, 0)"

    def get_db_prep_value(
        self, value: Any, connection: BaseDatabaseWrapper, prepared: bool = False
    ) -> Any:
        """Pass the int as it is; Django would send 64 bits."""
        return value if prepared else self.get_prep_value(value)

    def from_db_value(self, value: Any, *_: object) -> int | None:
        """The database answers with a Decimal."""
        return None if value is None else int(value)


class SingleField(_Float):
    """A single-precision number, as the scores of hot and trending are."""

    def db_type(self, connection: BaseDatabaseWrapper) -> str:
        """Four bytes."""
        return "real"

    def from_db_value(self, value: float | None, *_: object) -> float | None:
        """The driver reads the shortest decimal; this is the number that it stands for."""
        return None if value is None else single(value)
