"""How the service reads the law: each question in plain words, and one page to change an answer."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from evenhand.core.clock import london_day
from evenhand.core.errors import NoSuchThing
from evenhand.design.models import Cell, Link, Notice, Row, Tag
from evenhand.design.words import day
from evenhand.domain.cases.previewing import preview, still_to_count
from evenhand.domain.identity import queries as identity
from evenhand.domain.identity.roles import Permission
from evenhand.domain.law import queries
from evenhand.domain.law.actions.choose_reading import choose_reading
from evenhand.domain.law.in_use import Law, law_of
from evenhand.domain.law.queries import Choice
from evenhand.domain.organisations import queries as organisations
from evenhand.portals.asking import acted, posted, was_shown
from evenhand.portals.gate import staff
from evenhand.portals.manager.asking import done, own_providers
from evenhand.portals.manager.law import forms, moves
from evenhand.portals.manager.lists import DecidePage, ListPage, Part, table
from evenhand.statute.choices_in_words import IN_WORDS, SwitchInWords
from evenhand.statute.readings import DEFAULT, SWITCHES

INTRO = (
    "The law can be read in two ways here and there. Each question below is answered as it is best for families, "
    "unless you choose otherwise. Every date says which answer it rests on.",
)
HEADINGS = ("Question", "How it is read here", "Who chose it, and why", "Change")


@staff(Permission.CHOOSE_READINGS)
def show(request: Any) -> HttpResponse:
    """List each question of the law with its answer: the default, or what was chosen, by whom, when and why."""
    parts, warnings = [], []
    own = own_providers(request, Permission.CHOOSE_READINGS)
    for provider_id in own:
        law, chosen = law_of(provider_id), _newest(provider_id)
        names = identity.staff_names({one.chosen_by for one in chosen.values()})
        rows = [_line(provider_id, switch, law, chosen.get(switch), names) for switch in IN_WORDS]
        title = organisations.provider(provider_id).name if len(own) > 1 else "Questions"
        parts.append(Part(title, table(title, HEADINGS, rows)))
        warnings.append(moves.progress(*still_to_count(provider_id, request.principal)))
    page = ListPage(
        title="How we read the law",
        intro=INTRO,
        warnings=tuple(filter(None, warnings)),
        parts=tuple(parts),
    )
    return render(request, "portals/manager/list.html", {"page": page, "done": done(request)})


@staff(Permission.CHOOSE_READINGS, posts=True)
def change(request: Any, provider_id: UUID, switch: str) -> HttpResponse:
    """Answer one question in another way: show first what that moves, and do it when that was read."""
    if provider_id not in own_providers(request, Permission.CHOOSE_READINGS) or switch not in IN_WORDS:
        raise NoSuchThing
    words, law = IN_WORDS[switch], law_of(provider_id)
    now = getattr(law.readings, switch).value
    answers = {answer.value: text for answer, text in words.answers.items()}
    form = forms.reading_form(answers, getattr(DEFAULT, switch).value)(
        posted(request), initial={"reading": now}
    )
    wanted = form.cleaned_data["reading"] if form.is_bound and form.is_valid() else None
    # What was read must still be what would happen.
    shown = wanted is not None and was_shown(form, f"{wanted} {law.version}")

    def act(said: dict[str, Any]) -> None:
        choose_reading(
            provider_id=provider_id,
            switch=switch,
            reading=said["reading"],
            why=said["why"],
            at=request.at,
            by=request.principal,
        )

    if shown and acted(request, form, act):
        return redirect(f"{reverse('manage:readings')}?done=reading")
    page = _page(request, provider_id, switch, words, now)
    if wanted is not None and not form.problems():
        found = preview(
            provider_id, queries.law_with(provider_id, switch, wanted), request.today, request.principal
        )
        page = page.with_preview(
            Notice("Nothing has changed yet. Read which dates move, then confirm."),
            (Row("Would be read", answers[wanted]), Row("What it moves", moves.in_a_sentence(found))),
            moves.warnings(found),
            (moves.part(found),),
            "Read it like this from now on",
        )
    return render(request, "portals/manager/decide.html", {"page": page, "form": form})


def _page(request: Any, provider_id: UUID, switch: str, words: SwitchInWords, now: str) -> DecidePage:
    chosen = _newest(provider_id).get(switch)
    who = identity.staff_name(chosen.chosen_by) if chosen else ""
    rows = [
        Row("Where the law leaves it open", words.where),
        Row("Read here now", words.answers[SWITCHES[switch](now)]),
        Row("Chosen", f"{who}, {day(london_day(chosen.chosen_at))}\n{chosen.why}")
        if chosen
        else Row("Chosen", "By nobody: this is the default"),
    ]
    if words.effect:
        rows.append(Row("What it changes", words.effect))
    return DecidePage(
        title=words.question,
        button="See which dates move",
        back=Link("How we read the law", reverse("manage:readings")),
        intro=("Nothing moves until you have seen what would, and confirm it.",),
        rows=tuple(rows),
    )


def _line(
    provider_id: UUID, switch: str, law: Law, chosen: Choice | None, names: dict[UUID, str]
) -> tuple[Cell, ...]:
    words, now = IN_WORDS[switch], getattr(law.readings, switch)
    by_default = now is getattr(DEFAULT, switch)
    url = reverse("manage:reading", args=[provider_id, switch])
    said = Cell("Nobody has chosen")
    if chosen:
        said = Cell(
            names.get(chosen.chosen_by, ""), note=f"{day(london_day(chosen.chosen_at))}. {chosen.why}"
        )
    return (
        Cell(words.question, note=words.where),
        Cell(words.answers[now], tag=Tag("Default", "quiet") if by_default else Tag("Chosen", "soon")),
        said,
        Cell(links=(Link("Change", url, hidden=words.question),)),
    )


def _newest(provider_id: UUID) -> dict[str, Choice]:
    """Return the newest choice of each switch."""
    return {one.switch: one for one in reversed(queries.choices(provider_id))}
