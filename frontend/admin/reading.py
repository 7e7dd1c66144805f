"""Tables that are looked at here and changed nowhere: pages of rows, one row's page, a search.

A search is exact, by a number, a name or a hash, since tables have millions of rows; for the same
reason rows come in the order of their keys, and are counted no further than pages are turned.
"""

from typing import Any, ClassVar, Final

from django.core.paginator import Paginator
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern
from django.utils.functional import Promise, cached_property
from unfold.admin import ModelAdmin

from frontend.admin.columns import Column
from frontend.admin.offices import office
from frontend.numerals import whole_number

#: Rows that can be reached by turning pages; further ones are found by the search.
MOST: Final = 10_000
_HASH_DIGITS: Final = 64


class FirstRows(Paginator):  # type: ignore[type-arg] # generic in its stubs alone
    """Pages of the first rows alone, so that neither counting nor turning reads a whole table."""

    template_name = "admin/turn.html"

    @cached_property
    def count(self) -> int:
        """How many rows there are, up to MOST."""
        rows = self.object_list
        assert isinstance(rows, QuerySet)
        return rows.order_by()[:MOST].count()

    @property
    def goes_on(self) -> bool:
        """Whether there may be rows that no page shows."""
        return self.count == MOST


class Reading(ModelAdmin):  # type: ignore[misc] # unfold has no types
    """A table without any way to write to it."""

    #: What the list is called, and one of its rows.
    many: ClassVar[str | Promise] = ""
    one: ClassVar[str | Promise] = ""
    columns: ClassVar[tuple[Column, ...]] = ()
    #: What a row's page says beside its columns.
    more: ClassVar[tuple[Column, ...]] = ()
    #: Columns that a search compares with a number, a word or a hash.
    numbers: ClassVar[tuple[str, ...]] = ("pk",)
    words: ClassVar[tuple[str, ...]] = ()
    hashes: ClassVar[tuple[str, ...]] = ()
    for_administrators: ClassVar[bool] = False

    paginator = FirstRows
    list_per_page = 50
    list_max_show_all = 0
    show_full_result_count = False
    ordering = ("-pk",)
    sortable_by = ()
    actions = None
    list_filter = ()
    compressed_fields = True

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """The site's officers; administrators alone where the table is theirs."""
        of = office(request)
        return of.administrator if self.for_administrators else of.moderator

    def has_module_permission(self, request: HttpRequest) -> bool:
        """As of the table itself."""
        return self.has_view_permission(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Nobody adds a row here."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Nobody changes one."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Nobody deletes one."""
        return False

    def get_urls(self) -> list[URLPattern]:
        """The list and a row's page; no address leads to a form."""
        kept = ("_changelist", "_change")
        return [it for it in super().get_urls() if (it.name or "").endswith(kept)]

    def get_list_display(self, request: HttpRequest) -> tuple[Column, ...]:
        """The columns of the list."""
        return self.columns

    def get_fields(self, request: HttpRequest, obj: Model | None = None) -> tuple[Column, ...]:
        """What a row's page says."""
        return self.columns + self.more

    def get_readonly_fields(
        self, request: HttpRequest, obj: Model | None = None
    ) -> tuple[Column, ...]:
        """All of it."""
        return self.columns + self.more

    def get_search_fields(self, request: HttpRequest) -> tuple[str, ...]:
        """What a search looks into."""
        return self.numbers + self.words + self.hashes

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """Rows with just this number, word or hash; all where nothing is asked for."""
        asked = search_term.strip()
        if not asked:
            return queryset, False
        found = Q(pk__in=[])
        number = whole_number(asked)
        if number is not None:
            found |= _any(self.numbers, number)
        elif self.hashes and len(asked) == _HASH_DIGITS and _is_hex(asked):
            found |= _any(self.hashes, bytes.fromhex(asked))
        found |= _any(self.words, asked.removeprefix("@").lower())
        return queryset.filter(found), False

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The list under its name."""
        answer: HttpResponse = super().changelist_view(request, {"title": self.many})
        return answer

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """One row under its name."""
        context = {"title": self.one, "subtitle": object_id, "show_history": False}
        answer: HttpResponse = super().changeform_view(request, object_id, form_url, context)
        return answer


def _any(names: tuple[str, ...], value: object) -> Q:
    found = Q(pk__in=[])
    for name in names:
        found |= Q(**{name: value})
    return found


def _is_hex(text: str) -> bool:
    return set(text.lower()) <= set("0123456789abcdef")
