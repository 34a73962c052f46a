"""Facts → Markdown: one method for each macro that a page may call (those about claims are in claim_fragments, those about providers in
provider_fragments)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

from laserguide import citations, comparison
from laserguide.claim_fragments import ClaimFragments
from laserguide.decision import DOING_NOTHING
from laserguide.decision_fragments import DecisionFragments
from laserguide.exports import in_script
from laserguide.model import Concern, Family, Finding, Sign, Stated
from laserguide.numbers import in_words, natural
from laserguide.plan import CONDITIONS, Step, When, in_order
from laserguide.provider_fragments import ProviderFragments
from laserguide.rendering import cite
from laserguide.score import AGREED, PARTS, SCALES, Checklist, ChecklistItem
from laserguide.symptom import Symptom

HELP_ORDER = ("emergency", "call-today", "expected")
SYMPTOM_GROUPS = ("eyes", "whole-body", "look", "feel")
CERTAINTY_ORDER = ("strong", "moderate", "limited", "very limited")

#: What each macro takes: a kind of fact (as many ids as wanted), "certainty", or nothing. Pages may call these and no others.
MACROS: Mapping[str, str | None] = {
    "number": "findings",
    "findings": "findings",
    "at_a_glance": "treatments",
    "compare": "treatments",
    "skin_tone_note": "treatments",
    "timeline": "timelines",
    "questions": "questions",
    "how_sure": "certainty",
    "certainty_scale": None,
    "get_help": "treatments",
    "claims": "claims",
    "claims_about": "treatments",
    "claims_on": "concerns",
    "options": "concerns",
    "doing_nothing": "treatments",
    "registers": None,
    "symptoms": None,
    "symptom_checker": None,
    "plan_steps": None,
    "planner": None,
    "picture": "pictures",
    "explorer": "pictures",
    "evidence_map": None,
    "checklists": None,
    "scores": None,
    "claims_hub": None,
    "claim_index": None,
    "verdict_scale": None,
    "concern_list": None,
    "treatment_list": None,
    "doors": None,
    "search_box": None,
    "glossary": None,
    "all_sources": None,
    "more_help": None,
    "sources": None,
    "option_finder": None,
    "option_tables": None,
    "flags": "flags",
    "flags_to_leave": None,
    "flags_to_tick": None,
    "standards": "standards",
    "standards_to_tick": None,
    "question_form": None,
    "question_sheet": None,
    "all_questions": None,
    "register_list": None,
    "decision_options": "decisions",
    "chances": "decisions",
    "living": "decisions",
    "values": "decisions",
    "decision_summary": "decisions",
    "decisions": None,
    "about_decision": None,
    "yardsticks": None,
}


#: Macros that may also stand without an id.
ID_OPTIONAL = ("get_help",)


class Fragments(ClaimFragments, DecisionFragments, ProviderFragments):
    """The macros of one page of the guide."""

    def number(self, ident: str) -> str:
        """A finding's value inside a sentence, with its citation."""
        finding = self._site.findings[ident]
        return in_words(finding.value, self._site.strings) + cite(finding.references)

    def findings(self, *idents: str) -> str:
        """Findings as figures: people, a measure or a plain result, with who, how long, limits and certainty."""
        return self._render("findings", findings=[self._figure(self._site.findings[ident]) for ident in idents])

    def at_a_glance(self, ident: str) -> str:
        """A treatment's values in a box."""
        return self._render("at_a_glance", treatment=self._site.treatments[ident], concern_link=self._concern_link)

    def compare(self, *idents: str) -> str:
        """Several treatments' values side by side."""
        return self._render("compare", treatments=[self._site.treatments[ident] for ident in idents], concern_link=self._concern_link)

    def _concern_link(self, ident: str) -> str:
        """A concern's name, as a link where the guide has a page about it."""
        name = self._site.strings["concerns"][ident]
        return f"[{name}]({self._link(self._site.concerns[ident].page)})" if ident in self._site.concerns else name

    def skin_tone_note(self, ident: str) -> str:
        """What a treatment means for brown and black skin."""
        return self._render("skin_tone_note", treatment=self._site.treatments[ident])

    def timeline(self, ident: str) -> str:
        """Recovery after a treatment, phase by phase."""
        return self._render("timeline", timeline=self._site.timelines[ident])

    def questions(self, ident: str) -> str:
        """A list of questions to ask, with what to listen for."""
        return self._render("questions", list=self._site.questions[ident])

    def how_sure(self, step: str) -> str:
        """The mark of one of the four steps of certainty."""
        return self._render("certainty", step=step)

    def certainty_scale(self) -> str:
        """The four steps with what each means."""
        return self._render("certainty_scale", steps=CERTAINTY_ORDER)

    def get_help(self, *idents: str) -> str:
        """When to get help, in three levels: after any treatment, or the signs that hold after these treatments."""
        levels = [self._site.help[level] for level in HELP_ORDER if level in self._site.help]
        return self._render("get_help", levels=[(level, [sign for sign in level.signs if _holds(sign, idents)]) for level in levels])

    def option_finder(self) -> str:
        """The form that compares the options for a concern, with its facts as data; the tables of `option_tables` stand for it without a script."""
        data = in_script(comparison.as_data(self._site))
        figures = [self._figure(self._site.findings[ident]) for ident in comparison.drawn(self._site) if ident in self._site.findings]
        facts = {"concerns": self._site.concerns.values(), "steps": CERTAINTY_ORDER, "columns": comparison.COLUMNS}
        return self._render("option_finder", data=data, figures=figures, **facts)

    def option_tables(self) -> str:
        """For every concern a short table of its options: time away, visits and certainty."""
        return self._render("option_tables", concerns=self._site.concerns.values())

    def doing_nothing(self, ident: str) -> str:
        """What happens to each concern that a treatment is used for, if nothing is done."""
        concerns = [self._site.concerns[concern] for concern in self._site.treatments[ident].used_for if concern in self._site.concerns]
        courses = [(concern, option.does) for concern in concerns for option in concern.options if option.id == DOING_NOTHING]
        return self._render("doing_nothing", courses=courses)

    def concern_list(self) -> str:
        """Every skin concern with its sign, as a link, and what it is."""
        found = self._site.concerns.values()
        return self._render("concern_list", concerns=sorted(found, key=lambda concern: get_args(Concern).index(concern.id)))

    def treatment_list(self) -> str:
        """Every treatment with its sign, as a link, and how it works."""
        found = self._site.treatments.values()
        return self._render("treatment_list", treatments=sorted(found, key=lambda treatment: get_args(Family).index(treatment.family)))

    def registers(self) -> str:
        """Where to check a name and where to complain, country by country."""
        return self._render("registers", registers=self._registers())

    def symptoms(self) -> str:
        """Every symptom by where it shows, those that must not be overlooked first, with how soon to get help by day and treatment."""
        names = {treatment.id: treatment.name for treatment in self._site.treatments.values()}
        return self._render("symptoms", groups=self._symptom_groups(), names=names)

    def symptom_checker(self) -> str:
        """The form of 'Is this normal?', which reads the entries that `symptoms` prints on the same page."""
        return self._render("symptom_checker", groups=self._symptom_groups(), treatments=self._site.treatments.values(), levels=self._site.help)

    def _symptom_groups(self) -> list[tuple[str, list[Symptom]]]:
        by_group = {group: [symptom for symptom in self._site.symptoms.values() if symptom.group == group] for group in SYMPTOM_GROUPS}
        return [(self._site.strings["symptoms"]["groups"][group], sorted(found, key=lambda symptom: not symptom.leads)) for group, found in by_group.items()]

    def plan_steps(self) -> str:
        """Every step of a plan by day: what comes before any treatment, then what comes after each."""
        every = [(step, when) for step in self._site.steps.values() for when in step.when]
        before = in_order([(step, when) for step, when in every if _is_before(when)])
        after = [(treatment, in_order(self._steps_after(treatment.id))) for treatment in self._site.treatments.values()]
        return self._render("plan_steps", before=before, after=after, names={treatment.id: treatment.name for treatment, _ in after})

    def _steps_after(self, treatment: str) -> list[tuple[Step, When]]:
        found = [(step, when) for step in self._site.steps.values() if (when := step.when_for(treatment)) is not None]
        return [(step, when) for step, when in found if not _is_before(when)]

    def planner(self) -> str:
        """The form of 'Plan your dates', which reads the steps that `plan_steps` prints on the same page."""
        return self._render("planner", treatments=self._site.treatments.values(), conditions=CONDITIONS, emergency=self._site.help["emergency"])

    def picture(self, ident: str) -> str:
        """A drawing or a chart with its message, its text alternative and its sources."""
        picture = self._site.pictures[ident]
        curves = [self._site.curves[curve] for curve in picture.curves]
        within = [fact.references for fact in (*picture.rows, *curves)]
        sources = tuple(dict.fromkeys(ref for references in (picture.references, *within) for ref in references))
        return self._render("picture", picture=picture, curves=curves, sources=sources)

    def explorer(self, ident: str) -> str:
        """A form that shows one cell at a time of a picture on the same page."""
        return self._render("explorer", picture=self._site.pictures[ident])

    def evidence_map(self) -> str:
        """Every option for every concern by how sure we are of what it does; `none` are those for which the guide holds no study."""
        steps = (*CERTAINTY_ORDER, "none")
        rows = []
        for concern in sorted(self._site.concerns.values(), key=lambda concern: concern.name):
            found = [(option.certainty if isinstance(option.does, Stated) else "none", option.name) for option in concern.options]
            rows.append((concern, {step: [name for own, name in found if own == step] for step in steps}))
        counts = {step: sum(len(names[step]) for _, names in rows) for step in steps}
        return self._render("evidence_map", rows=rows, counts=counts, total=sum(counts.values()))

    def checklists(self) -> str:
        """The checklists that pages are scored by, with how all pages fare on each item."""
        rows = [(checklist, [self._item(checklist, item) for item in checklist.items]) for checklist in self._site.checklists.values()]
        return self._render("checklists", checklists=rows, most={name: most for name, (_, most) in SCALES.items()})

    def _item(self, checklist: Checklist, item: ChecklistItem) -> tuple[ChecklistItem, list[int], int]:
        """(item, what pages were given, the lowest of it): pages to which the item does not apply are left out."""
        scores = (getattr(score, checklist.id).get(str(item.item)) for score in self._site.scores.values())
        given = [score[AGREED] for score in scores if score is not None and score[AGREED] is not None]
        return item, given, min(given, default=0)

    def scores(self) -> str:
        """What each scored page reached on each checklist, by kind of page."""
        pages = {page.path: page for page in self._guide.pages}
        scored = [(pages[score.page], score) for score in self._site.scores.values() if score.page in pages]
        kinds = {kind: [entry for entry in scored if entry[0].meta.kind == kind] for kind in self._site.strings["scores"]["kinds"]}
        return self._render("scores", groups=[(self._site.strings["scores"]["kinds"][kind], rows) for kind, rows in kinds.items() if rows], parts=PARTS)

    def doors(self) -> str:
        """The ways in from the home page."""
        return self._render("doors", doors=self._site.doors)

    def search_box(self) -> str:
        """A search field that works by address, so that it needs no script of its own."""
        return self._render("search_box")

    def glossary(self) -> str:
        """All glossary terms with their meaning, in order of the alphabet."""
        return self._render("glossary", terms=sorted(self._site.glossary, key=lambda term: term.term.lower()))

    def all_sources(self) -> str:
        """Every source that the guide cites, with the pages that use it."""
        uses = self._guide.pages_by_reference()
        entries = [(citations.one_line(self._site.references[ident]), [(page.meta.title, page.path) for page in pages]) for ident, pages in uses.items()]
        return self._render("all_sources", entries=sorted(entries, key=lambda entry: entry[0].lstrip("*\\[").lower()))

    def more_help(self) -> str:
        """What a page recommends to read, and the ways to more help than a page can give."""
        read = [self._site.references[ident] for ident in self._guide.page(self._path).meta.further_reading]
        further = [(reference, next(citations.links(reference))[1]) for reference in read]
        return self._render("more_help", further=further, lines=self._site.more_help)

    def sources(self) -> str:
        """The end of a page: its review line, then its own numbered sources."""
        page = self._guide.page(self._path)
        return self._render("sources", page=page, meta=page.meta, count=len(set(self._guide.cited(page))))

    def _figure(self, finding: Finding) -> dict[str, Any]:
        people = natural(finding.value) if finding.value.kind == "frequency" else None
        return {"fact": finding, "value": in_words(finding.value, self._site.strings), "people": people}


def _is_before(when: When) -> bool:
    """Whether a step belongs to what comes before any treatment: days before, and what everybody does on the day."""
    return when.day < 0 or (when.day == 0 and not when.treatments)


def _holds(sign: Sign, treatments: tuple[str, ...]) -> bool:
    return not (sign.treatments and treatments) or bool(set(sign.treatments) & set(treatments))
