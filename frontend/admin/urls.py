"""The desk's addresses: importing the tables puts them on the desk."""

from typing import Any

from django.http import HttpRequest
from django.urls import path, reverse

from frontend.admin import (
    cases,
    chiefs,
    communities,
    curation,
    dossiers,
    findings,
    keeping,
    ledger,
    moderation,
    people,
    queue,
    rewards,
    texts,
    together,
    versions,
    waves,
)
from frontend.admin.site import View, desk
from frontend.views.edges import form_at

#: What is on the desk.
TABLES = (communities, curation, ledger, moderation, people, rewards, texts)


def _acts(view: View, *, at: str = "case", names: str = "number") -> View:
    """A view that only does something, and may show its page again with a form that is refused:
    who opens its address is led to the page, which stands `at` what the address `names`.
    """

    def place(_request: HttpRequest, **values: Any) -> str:
        return reverse(f"admin:{at}", args=[values[names]] if names else [])

    led: View = form_at(place)(desk.admin_view(view))
    return led


desk.pages = [
    path("cases/", desk.admin_view(queue.cases), name="cases"),
    path("cases/<int:number>/", desk.admin_view(cases.case), name="case"),
    path("cases/<int:number>/claim/", _acts(cases.claim), name="case_claim"),
    path("cases/<int:number>/held/", _acts(cases.held), name="case_held"),
    path("cases/<int:number>/note/", _acts(cases.note), name="case_note"),
    path("cases/<int:number>/appeal/<int:decision>/", _acts(cases.hear), name="case_hear"),
    path(
        "cases/<int:number>/take-back/<int:decision>/",
        _acts(cases.take_back),
        name="case_take_back",
    ),
    path("cases/together/", _acts(together.together, at="cases", names=""), name="cases_together"),
    path("cases/<int:number>/versions/", desk.admin_view(versions.versions), name="case_versions"),
    path("cases/<int:number>/claims/<int:claim>/", _acts(cases.answer), name="case_answer"),
    path("people/<str:name>/", desk.admin_view(dossiers.somebody), name="person"),
    path(
        "people/<str:name>/note/",
        _acts(dossiers.note_about, at="person", names="name"),
        name="person_note",
    ),
    path("words/", desk.admin_view(keeping.keep), name="keeping"),
    path("words/<slug:slug>/", desk.admin_view(keeping.keep), name="keeping_of"),
    path("waves/", desk.admin_view(waves.all_waves), name="waves"),
    path("waves/in/<slug:slug>/", desk.admin_view(waves.all_waves), name="waves_of"),
    path("waves/<int:wave>/", desk.admin_view(waves.one_wave), name="wave"),
    path("waves/<int:wave>/undo/", _acts(waves.undo, at="wave", names="wave"), name="wave_undo"),
    path("findings/", desk.admin_view(findings.register), name="findings"),
    path("findings/<int:number>/", desk.admin_view(findings.one), name="finding"),
    *chiefs.PAGES,
]
#: As Django wants them: patterns, the name of the application, the name of the site.
urls = desk.urls
