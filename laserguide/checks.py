"""The rules over facts and pages: one function a rule, its docstring the rule as an author would read it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from jinja2 import TemplateError, TemplateSyntaxError
from pydantic import BaseModel

from laserguide.citations import links
from laserguide.cross_references import named
from laserguide.fragments import CERTAINTY_ORDER, ID_OPTIONAL, MACROS
from laserguide.numbers import RATE
from laserguide.problems import Problem, did_you_mean
from laserguide.yardstick_checks import yardsticks_name_pages_and_sections

if TYPE_CHECKING:
    from laserguide.guide import Guide

#: Words that sell or scare. Inside “quotation marks” a page may examine them.
BANNED = (
    "flawless", "perfect", "miracle", "revolutionary", "magic", "guaranteed", "painless", "risk-free", "anti-ageing", "anti-aging",
    "problem areas", "imperfections",
)  # fmt: skip
_QUOTATION = re.compile(r"“[^”]*”")
CHECK_FIRST = "get-checked-first"
#: Macros that print all facts of a kind.
WHOLE_KINDS = {
    "registers": ("registers",), "get_help": ("help",), "symptoms": ("symptoms",), "scores": ("scores",), "checklists": ("checklists",),
    "option_tables": ("concerns",),
    "plan_steps": ("steps",),
    "all_questions": ("questions",),
    "yardsticks": ("yardsticks",),
}  # fmt: skip
#: Kinds that are printed wherever a fact that names them is.
SHOWN_WITH_WHAT_NAMES_IT = ("findings", "curves", "questions")
Rule = Callable[["Guide"], Iterator[Problem]]


def check(guide: Guide) -> Iterator[Problem]:
    """All problems that the rules find."""
    for rule in RULES:
        yield from rule(guide)


def kinds_exist(guide: Guide) -> Iterator[Problem]:
    """A page is of a kind that content/kinds defines."""
    for page in guide.pages:
        if page.meta.kind not in guide.site.known_ids["kinds"]:
            known = guide.site.known_ids["kinds"]
            instead = did_you_mean(page.meta.kind, known, f"use one of: {', '.join(sorted(known))}")
            yield Problem(page.file, page.meta_line("kind"), f"there is no page kind `{page.meta.kind}`", instead)


def sections_in_order(guide: Guide) -> Iterator[Problem]:
    """A page has every section of its kind, under the kind's heading ids, in the kind's order."""
    for page in guide.pages:
        kind = guide.site.kinds.get(page.meta.kind)
        if kind is None:
            continue
        lines = {heading.id: heading.line for heading in page.headings if heading.level == 2 and heading.id}
        previous, previous_line = None, page.first_line
        for section in kind.sections:
            if section.id not in lines:
                what = f"a {kind.name} page needs the section `{section.id}` ({section.holds})"
                yield Problem(page.file, previous_line, what, f"add `## … {{#{section.id}}}` in its place")
                continue
            if lines[section.id] < previous_line and previous is not None:
                yield Problem(page.file, lines[section.id], f"section `{section.id}` stands before `{previous}`", f"move it after `{previous}`")
            else:
                previous, previous_line = section.id, lines[section.id]


def pigment_is_checked_first(guide: Guide) -> Iterator[Problem]:
    """A page about brown or black marks says who must look at a mark before any laser does."""
    concerns = {concern.page: concern for concern in guide.site.concerns.values() if concern.about_pigment}
    for page in guide.pages:
        if page.path in concerns and not any(heading.id == CHECK_FIRST for heading in page.headings):
            what = f"{concerns[page.path].name} may hide a mole that changes, and this page does not say to get it checked first"
            yield Problem(page.file, page.first_line, what, f"add `## … {{#{CHECK_FIRST}}}` after what it is")


def citations_resolve(guide: Guide) -> Iterator[Problem]:
    """A citation names a reference in content/references."""
    known = guide.site.known_ids["references"]
    for page in guide.pages:
        for ident, line in page.citations:
            if ident not in known:
                yield Problem(page.file, line, f"there is no reference `{ident}`", did_you_mean(ident, known, f"add content/references/{ident}.yml first"))


def further_reading_can_be_reached(guide: Guide) -> Iterator[Problem]:
    """What a page recommends to read is a reference in content/references, with an address that a reader can open."""
    known = guide.site.known_ids["references"]
    for page in guide.pages:
        for ident in page.meta.further_reading:
            line = page.meta_line("further_reading")
            if ident not in known:
                yield Problem(page.file, line, f"there is no reference `{ident}`", did_you_mean(ident, known, f"add content/references/{ident}.yml first"))
            elif ident in guide.site.references and not any(links(guide.site.references[ident])):
                yield Problem(page.file, line, f"`{ident}` has no address that a reader can open", "add its URL, or choose another source")


def macros_exist(guide: Guide) -> Iterator[Problem]:
    """A page calls only the guide's macros, with ids of the kind that each takes."""
    for page in guide.pages:
        for call in page.calls:
            if call.name not in MACROS:
                instead = did_you_mean(call.name, MACROS, f"use one of: {', '.join(MACROS)}")
                yield Problem(page.file, call.line, f"there is no macro `{call.name}`", instead)
                continue
            takes = MACROS[call.name]
            known = CERTAINTY_ORDER if takes == "certainty" else guide.site.known_ids[takes] if takes else ()
            for argument in call.arguments:
                if argument not in known:
                    what = f"there is no {takes.removesuffix('s')} `{argument}`" if takes else f"`{call.name}` takes nothing"
                    instead = did_you_mean(argument, known, f"add content/{takes}/{argument}.yml first" if takes else f"write `{{{{ {call.name}() }}}}`")
                    yield Problem(page.file, call.line, what, instead)
            if takes and not call.arguments and call.name not in ID_OPTIONAL:
                yield Problem(page.file, call.line, f"`{call.name}` needs an id", f'write `{{{{ {call.name}("…") }}}}`')


def templates_render(guide: Guide) -> Iterator[Problem]:
    """A page's macros can be read and replaced."""
    for page in guide.pages:
        try:
            guide.expanded(page)
        except TemplateSyntaxError as error:
            yield Problem(page.file, page.first_line + error.lineno - 1, f"this macro cannot be read ({error.message})", "check brackets and quotes")
        except (TemplateError, KeyError, TypeError) as error:
            if not any(problem.file == page.file for problem in macros_exist(guide)) and not guide.site.problems:
                yield Problem(page.file, page.first_line, f"a macro on this page failed ({error})", "check its ids and the words in content/strings.yml")


def treatments_exist(guide: Guide) -> Iterator[Problem]:
    """The treatments that a page is about are defined, and the pages that facts name exist."""
    known = guide.site.known_ids["treatments"]
    for page in guide.pages:
        for ident in page.meta.treatments:
            if ident not in known:
                line = page.meta_line("treatments")
                yield Problem(page.file, line, f"there is no treatment `{ident}`", did_you_mean(ident, known, f"add content/treatments/{ident}.yml first"))
    paths = [*(page.path for page in guide.pages), *guide.unread]
    owners = [(kind, fact, fact.id, ()) for kind in ("treatments", "concerns", "scores", "steps", "decisions") for fact in getattr(guide.site, kind).values()]
    owners += [(name, fact, name, (i,)) for name in ("doors", "more_help") for i, fact in enumerate(getattr(guide.site, name))]
    for kind in ("flags", "standards"):
        owners += [(kind, fact, one.id, (kind, i)) for one in getattr(guide.site, kind).values() for i, fact in enumerate(getattr(one, kind)) if fact.page]
    for kind, fact, key, at in owners:
        if fact.page.partition("#")[0] not in paths:
            where = guide.site.where[kind, key]
            yield Problem(where.file, where.line(*at, "page"), f"there is no page `{fact.page}`", did_you_mean(fact.page, paths, "write the page first"))


def claims_have_their_own_id_and_page(guide: Guide) -> Iterator[Problem]:
    """No two claims share an id, and each names a page and section to read more; each group's page exists."""
    sections = {page.path: {heading.id for heading in page.headings} for page in guide.pages} | dict.fromkeys(guide.unread)
    seen: dict[str, str] = {}
    for group in guide.site.claims.values():
        where = guide.site.where["claims", group.id]
        if group.page not in sections:
            yield Problem(where.file, where.line("page"), f"there is no page `{group.page}`", did_you_mean(group.page, sections, "write the page first"))
        for i, claim in enumerate(group.claims):
            if claim.id in seen:
                yield Problem(where.file, where.line("claims", i, "id"), f"the claim `{claim.id}` is in {seen[claim.id]} too", "keep one of the two")
            seen.setdefault(claim.id, where.file)
            page, _, anchor = claim.page.partition("#")
            if page not in sections:
                yield Problem(where.file, where.line("claims", i, "page"), f"there is no page `{page}`", did_you_mean(page, sections, "name a page of docs/"))
            elif anchor and sections[page] is not None and anchor not in sections[page]:
                known = [ident for ident in sections[page] if ident]
                instead = did_you_mean(anchor, known, "name a heading with a fixed id")
                yield Problem(where.file, where.line("claims", i, "page"), f"{page} has no section `{anchor}`", instead)


def titles_and_descriptions_differ(guide: Guide) -> Iterator[Problem]:
    """No two pages share a title or a description."""
    for key in ("title", "description"):
        seen: dict[str, str] = {}
        for page in guide.pages:
            text = getattr(page.meta, key)
            if text in seen:
                yield Problem(page.file, page.meta_line(key), f"the {key} is the same as in {seen[text]}", "say what only this page holds")
            seen.setdefault(text, page.file)


def numbers_live_once(guide: Guide) -> Iterator[Problem]:
    """A number lives in one finding: no two hold the same value from the same sources."""
    seen: dict[tuple[object, ...], str] = {}
    for finding in guide.site.findings.values():
        key = (finding.value, frozenset(finding.references), finding.among if finding.value.kind == "measure" else "")
        if key in seen:
            where = guide.site.where["findings", finding.id]
            yield Problem(where.file, where.line("value"), f"this is the number of `{seen[key]}` again", f"use `{seen[key]}` and delete this file")
        seen.setdefault(key, finding.id)


def rates_are_cited(guide: Guide) -> Iterator[Problem]:
    """A paragraph or list item with a rate in it has a citation; so has a reason for a verdict, and a verdict's one-line answer has no rate."""
    for page in guide.pages:
        for line, block in _blocks(page.numbered_lines()):
            if (rate := RATE.search(block)) and "[^" not in block and "{{" not in block:
                yield Problem(page.file, line, f"“{rate[0]}” has no source", "add `[^reference-id]`, or place the number with `{{ number(…) }}`")
    for group in guide.site.claims.values():
        where = guide.site.where["claims", group.id]
        for i, claim in enumerate(group.claims):
            bare = [(("answer",), claim.answer), *((("why", j), reason.text) for j, reason in enumerate(claim.why) if not reason.references)]
            for path, text in bare:
                if rate := RATE.search(text):
                    yield Problem(where.file, where.line("claims", i, *path), f"“{rate[0]}” has no source", "put the number in `why`, with its references")


def no_hype(guide: Guide) -> Iterator[Problem]:
    """A page neither sells nor scares: certain words stand only inside “quotation marks”."""
    for page in guide.pages:
        for line, text in page.numbered_lines():
            plain = _QUOTATION.sub("", text).lower()
            for word in BANNED:
                if re.search(rf"\b{re.escape(word)}\b", plain):
                    yield Problem(page.file, line, f"“{word}” is not a word for this guide", "say what happens, to how many; or quote it in “ ” to examine it")


def nothing_unused(guide: Guide) -> Iterator[Problem]:
    """Every fact is used by a page, or by a fact that is."""
    used = {(MACROS[call.name], argument) for page in guide.pages for call in page.calls if call.name in MACROS for argument in call.arguments}
    used |= {("treatments", ident) for page in guide.pages for ident in page.meta.treatments}
    used |= {("kinds", page.meta.kind) for page in guide.pages}
    called = {call.name for page in guide.pages for call in page.calls}
    used |= {(kind, ident) for macro, kinds in WHOLE_KINDS.items() if macro in called for kind in kinds for ident in guide.site.known_ids[kind]}
    used |= {("references", ident) for page in guide.pages for ident in (*guide.cited(page), *(ident for ident, _ in page.citations))}
    used |= _perhaps_used(guide)
    mended_first = {problem.file for problem in guide.site.problems}
    used |= {key for key, where in guide.site.where.items() if where.file in mended_first}
    used |= {(kind, ident) for fact in _facts(guide, used) for kind, _, ident in named(fact) if kind in SHOWN_WITH_WHAT_NAMES_IT}
    used |= {("references", ident) for fact in _facts(guide, used) for kind, _, ident in named(fact) if kind == "references"}
    for (kind, ident), where in guide.site.where.items():
        if kind != ident and (kind, ident) not in used:
            yield Problem(where.file, 1, f"no page uses this {kind.removesuffix('s')}", "use it on a page, or delete the file")
    yield from _unused_terms(guide)


def _facts(guide: Guide, which: set[tuple[str, str]]) -> list[BaseModel]:
    return [fact for kind in guide.site.known_ids for ident, fact in getattr(guide.site, kind).items() if (kind, ident) in which]


def _perhaps_used(guide: Guide) -> set[tuple[str, str]]:
    """What pages name that cannot be read yet: a mistake in one page must not make its facts look unused."""
    words = {word for text in guide.unread.values() for word in re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)*", text)}
    named = {(kind, ident) for kind, idents in guide.site.known_ids.items() for ident in idents if ident in words}
    return named | ({("help", ident) for ident in guide.site.help} if guide.unread else set())


def _unused_terms(guide: Guide) -> Iterator[Problem]:
    if not guide.site.glossary:
        return
    pages = zip(guide.pages, guide.texts, strict=True)
    texts = [text for page, text in pages if not any(call.name == "glossary" for call in page.calls)]
    text = "\n".join([*texts, *guide.unread.values()])
    where = guide.site.where["glossary", "glossary"]
    for i, term in enumerate(guide.site.glossary):
        if not any(re.search(rf"\b{re.escape(form)}\b", text) for form in (term.term, *term.forms)):
            yield Problem(where.file, where.line(i), f"no page uses the term “{term.term}”", "use the word, add the form in use to `forms`, or delete it")


def _blocks(lines: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """(first line, text) of each paragraph, list item or table row."""
    start, held = 0, []
    for line, text in [*lines, (0, "")]:
        fresh = not text.strip() or re.match(r"\s*(?:[-*]|\d+\.)\s|\||#", text)
        if fresh and held:
            yield start, " ".join(held)
            held = []
        if text.strip() and not text.startswith("#"):
            start = start if held else line
            held.append(text.strip())


def overdue(guide: Guide, today: date) -> Iterator[Problem]:
    """Pages whose next check has passed. Not a rule of `check`: a page must not fail because a day went by."""
    for page in guide.pages:
        if page.meta.next_check < today:
            when = page.meta.next_check.isoformat()
            yield Problem(
                page.file, page.meta_line("next_check"), f"this page was due for a check by {when}", "read it against its sources, then set both dates"
            )


RULES: tuple[Rule, ...] = (
    kinds_exist, sections_in_order, pigment_is_checked_first, citations_resolve, further_reading_can_be_reached, macros_exist, templates_render,
    treatments_exist, claims_have_their_own_id_and_page, titles_and_descriptions_differ, numbers_live_once, rates_are_cited, no_hype, nothing_unused,
    yardsticks_name_pages_and_sections,
)  # fmt: skip
