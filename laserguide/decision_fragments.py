"""Options and decisions → Markdown: what may be done about a concern, and the macros of the pages that help to decide."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from laserguide.concern import Option, SkinConcern
from laserguide.decision import Counted, Decision, Outcome
from laserguide.model import Finding, Unknown
from laserguide.numbers import Natural, natural
from laserguide.rendering import Rendering


@dataclass(frozen=True)
class Shown:
    """One option's count in a table of chances."""

    option: Option
    finding: Finding
    people: Natural
    note: str | None

    @property
    def table(self) -> tuple[int, bool, str, str]:
        """What must be equal within a table: the denominator, what was counted, and for how long."""
        return self.people.base, self.people.of_all, self.finding.value.counting, self.finding.follow_up


class DecisionFragments(Rendering):
    """The macros about options and decisions, of one page."""

    def options(self, ident: str) -> str:
        """Everything a reader may do about a concern, side by side, doing nothing included."""
        decisions = [decision for decision in self._site.decisions.values() if decision.concern == ident]
        return self._options(self._site.concerns[ident]) + "\n\n" + self._render("decision_links", decisions=decisions)

    def decision_options(self, ident: str) -> str:
        """The options of a decision side by side, as on the page of its concern."""
        decision = self._site.decisions[ident]
        chosen = tuple(self._options_of(decision).values())
        return self._options(self._site.concerns[decision.concern].model_copy(update={"options": chosen}))

    def _options(self, concern: SkinConcern) -> str:
        pages = {treatment.id: treatment.page for treatment in self._site.treatments.values()}
        return self._render("options", concern=concern, pages=pages, uncounted=_uncounted)

    def decisions(self) -> str:
        """Every decision, as a way in."""
        return self._render("decisions", decisions=self._site.decisions.values())

    def chances(self, ident: str) -> str:
        """What may come of each option, in people: a table for each denominator and length of time, then what nobody has counted."""
        decision = self._site.decisions[ident]
        names = self._options_of(decision)
        kinds = ("benefit", "harm")
        outcomes = {kind: [(outcome, *self._tables(outcome, names)) for outcome in decision.outcomes if outcome.kind == kind] for kind in kinds}
        return self._render("chances", outcomes=outcomes)

    def _tables(self, outcome: Outcome, options: dict[str, Option]) -> tuple[list[list[Shown]], list[tuple[Option, object]]]:
        tables: dict[tuple[int, bool, str, str], list[Shown]] = {}
        for shown in self._counted(outcome, options):
            tables.setdefault(shown.table, []).append(shown)
        rest = [(options[row.option], row.chance) for row in outcome.chances if not isinstance(row.chance, Counted)]
        return list(tables.values()), rest

    def _counted(self, outcome: Outcome, options: dict[str, Option]) -> Iterator[Shown]:
        for row in outcome.chances:
            for ident in row.chance.findings if isinstance(row.chance, Counted) else ():
                finding = self._site.findings[ident]
                yield Shown(options[row.option], finding, natural(finding.value), row.chance.note)

    def living(self, ident: str) -> str:
        """What life with the results of each option is like."""
        decision = self._site.decisions[ident]
        return self._render("living", living=decision.living, options=self._options_of(decision))

    def values(self, ident: str) -> str:
        """The values exercise: a form to rate what matters, and each statement with the options that it speaks for and against."""
        decision = self._site.decisions[ident]
        return self._render("values", decision=decision, options=self._options_of(decision))

    def decision_summary(self, ident: str) -> str:
        """One page to fill in and take along."""
        decision = self._site.decisions[ident]
        page = self._guide.page(self._path)
        asks = [question.ask for question in self._site.questions[decision.questions].questions]
        return self._render("decision_summary", decision=decision, options=self._options_of(decision), asks=asks, meta=page.meta)

    def about_decision(self) -> str:
        """Who made a decision aid, who paid, how it is kept up to date and how hard it is to read: the same words in all."""
        return self._render("about_decision", meta=self._guide.page(self._path).meta)

    def yardsticks(self) -> str:
        """What published standards ask of a decision aid, item by item, with where it is met or that it is not."""
        places = {f"{page.path}#{heading.id}": heading.text for page in self._guide.pages for heading in page.headings if heading.id}
        return self._render("yardsticks", yardsticks=self._site.yardsticks.values(), places=places)

    def _options_of(self, decision: Decision) -> dict[str, Option]:
        """The options of a decision by id, in its own order."""
        known = {option.id: option for option in self._site.concerns[decision.concern].options}
        return {ident: known[ident] for ident in decision.options}


def _uncounted(option: Option) -> list[tuple[str, str]]:
    """(value, what was looked for) of all that nobody knows of an option."""
    return [(name, value.unknown) for name in type(option).model_fields if isinstance(value := getattr(option, name), Unknown)]
