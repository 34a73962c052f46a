"""Facts about choosing a provider → Markdown: the question sheet, warning signs, what a good place has, and registers in short."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from laserguide.model import Concern
from laserguide.provider import Flag, FlagList, Standard
from laserguide.question import SUBJECTS, QuestionList, sheet
from laserguide.register import Register
from laserguide.rendering import Rendering

#: The weights of warning signs, with how many ticks of each call for what the words say.
WEIGHTS = ("leave", "think")


class ProviderFragments(Rendering):
    """The macros about choosing a provider, of one page."""

    def question_form(self) -> str:
        """The form that makes a reader's own sheet from the lists that `all_questions` and `register_list` print on the same page."""
        treatments = self._site.treatments.values()
        return self._render("question_form", treatments=treatments, concerns=get_args(Concern), registers=self._registers(), **self._to_tick())

    def question_sheet(self) -> str:
        """The questions for everybody, one for each subject, with lines to write on."""
        return self._render("question_sheet", questions=sheet(self._site.questions.values()))

    def all_questions(self) -> str:
        """Every list of questions, with lines to write on: by concern, by treatment, for brown and black skin, for everybody, and more."""
        lists = sorted(self._site.questions.values(), key=lambda one: (one.order, one.title))
        groups: dict[str, list[QuestionList]] = {key: [] for key in ("concerns", "treatments", "for_brown_and_black_skin", "always", "more")}
        for one in lists:
            groups[next((key for key in groups if getattr(one, key, False)), "more")].append(one)
        return self._render("all_questions", groups=groups, subjects=SUBJECTS)

    def flags(self, ident: str) -> str:
        """The warning signs of one stage, why each matters, and what to do instead."""
        return self._render("flags", flags=self._site.flags[ident].flags)

    def flags_to_leave(self) -> str:
        """The signs of which one is enough to leave, with why."""
        return self._render("flags_to_leave", flags=[flag for flag in self._all_flags() if flag.weight == "leave"])

    def flags_to_tick(self) -> str:
        """The weighed signs as a list to tick, by what the ticks call for."""
        return self._render("flags_to_tick", **self._to_tick())

    def standards(self, ident: str) -> str:
        """What to look for in the person or in the place, and what is known of each."""
        return self._render("standards", list=self._site.standards[ident])

    def standards_to_tick(self) -> str:
        """What to look for in the person and the place, as a list to tick."""
        return self._render("standards_to_tick", **self._to_tick())

    def register_list(self) -> str:
        """The registers of each country by name and address only."""
        return self._render("register_list", registers=self._registers())

    def _registers(self) -> list[Register]:
        return sorted(self._site.registers.values(), key=lambda register: register.country)

    def _all_flags(self) -> Iterator[Flag]:
        stages: list[FlagList] = sorted(self._site.flags.values(), key=lambda stage: stage.order)
        return (flag for stage in stages for flag in stage.flags)

    def _to_tick(self) -> dict[str, object]:
        flags = list(self._all_flags())
        lists = sorted(self._site.standards.values(), key=lambda one: one.order)
        standards: list[Standard] = [standard for one in lists for standard in one.standards]
        return {"flags": {weight: [flag for flag in flags if flag.weight == weight] for weight in WEIGHTS}, "standards": standards}
