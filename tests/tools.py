"""The reader's tools: where each is, what a reader enters, and what the answer must hold. Every word is read from the facts."""

from __future__ import annotations

from laserguide.guide import load
from laserguide.question import sheet
from tests.paths import PROJECT
from tests.reader import Entry, Tool

SITE = load(PROJECT).site
WORDS = SITE.strings
FAR = "2028-06-14"  # a Wednesday on which nothing in a plan is late
OWN = "May my sister come with me?"
PICO = SITE.treatments["pico-laser"].name


def decide(ident: str) -> Tool:
    """One decision aid."""
    words, decision = WORDS["decide"], SITE.decisions[ident]
    known = {option.id: option.name for option in SITE.concerns[decision.concern].options}
    first, last = decision.values[0], decision.values[-1]
    steps = words["steps"]
    return Tool(
        f"decide {ident}",
        f"/decide/{ident}/",
        "decide",
        words["name"],
        ".decide .tool__answer",
        (
            Entry("radio", steps[4], group=first.says),
            Entry("radio", steps[0], group=last.says),
            Entry("radio", words["not_sure"], group=words["lean"]),
            Entry("textbox", words["own-questions"], OWN),
        ),
        (f"{first.says} ({steps[4]})", words["little"], last.says, words["informs"], *(known[option] for option in decision.options)),
        {"[data-value]": len(decision.values), ".value__scale": len(decision.values), "section.summary": 1, ".summary__lines": 4},
        show=words["show"],
        choices=f"#{first.id}=5&{last.id}=1&lean=not-sure",
        printing=words["print"],
        paper=(decision.asks, first.says, words["not_sure"], OWN, words["summary"]["said"]),
        not_on_paper=(WORDS["tools"]["keep"], words["no_score"], last.says),
        buttons=(words["show"], words["print"], words["again"]),
        comes_back=False,
    )


def compare() -> Tool:
    words, melasma = WORDS["compare"], SITE.concerns["melasma"]
    names = tuple(option.name for option in melasma.options)
    return Tool(
        "compare",
        "/treatments/compare/",
        "compare",
        words["name"],
        ".compare-answer",
        (
            Entry("combobox", words["concern"], melasma.name),
            Entry("combobox", words["away"], words["no_time"]),
            Entry("checkbox", words["tone"]),
        ),
        (melasma.name, *names, words["left_out"], words["informs"]),
        {f"h3#{concern.id} + * tbody tr": len(concern.options) for concern in SITE.concerns.values()},
        show=words["show"],
        choices="#concern=melasma&away=0&tone=brown-or-black",
        printing=words["print"],
        paper=(melasma.name, *names, words["columns"]["harms"], words["informs"]),
        not_on_paper=(WORDS["tools"]["keep"], words["hint"]),
        buttons=(words["show"], words["again"], words["print"]),
    )


def planner() -> Tool:
    words, treatments = WORDS["planner"], SITE.treatments
    plan = [step for step in SITE.steps.values() if (when := step.when_for("pico-laser")) and when.only_if in (None, "tan")]
    by_step = {(step.id, treatment) for step in SITE.steps.values() for treatment in treatments if step.when_for(treatment)}
    return Tool(
        "planner",
        "/recovery/planner/",
        "planner",
        words["name"],
        ".planner .tool__answer",
        (
            Entry("combobox", words["treatment"], PICO),
            Entry("textbox", words["day"], FAR, typed="06142028"),
            Entry("checkbox", words["conditions"]["tan"]),
        ),
        (f"{PICO}, Wednesday 14 June 2028", words["informs"], *(step.title for step in plan)),
        {f"tr[data-step='{step}']:is([data-treatments~='{treatment}'], [data-treatments=''])": 1 for step, treatment in sorted(by_step)},
        show=words["make"],
        choices=f"#treatment=pico-laser&date={FAR}&if=tan",
        printing=words["print"],
        paper=(f"{PICO}, Wednesday 14 June 2028", words["clinic"], words["informs"], *(step.title for step in plan)),
        not_on_paper=(WORDS["tools"]["keep"], words["applies"]),
        buttons=(words["make"], words["again"], words["download"], words["print"]),
    )


def checker() -> Tool:
    words, blisters = WORDS["checker"], SITE.symptoms["blisters"]
    level = SITE.help[blisters.level("pico-laser", 2)]
    return Tool(
        "checker",
        "/recovery/is-this-normal/",
        "checker",
        words["name"],
        ".checker .tool__answer",
        (
            Entry("combobox", words["treatment"], PICO),
            Entry("spinbutton", words["day"], "2"),
            Entry("searchbox", words["find"], "blisters"),
            Entry("checkbox", blisters.name),
        ),
        (level.title, blisters.name, words["informs"]),
        {"[data-symptom] li[data-level]": sum(len(symptom.answers) for symptom in SITE.symptoms.values())},
        show=words["show"],
        paper=(level.title, blisters.name, words["informs"]),
        not_on_paper=(words["show"],),
        buttons=(words["show"], words["again"]),
        keeps=False,
    )


def ask() -> Tool:
    words, ireland = WORDS["ask"], SITE.registers["ireland"]
    questions = [question.ask for question in sheet(list(SITE.questions.values()), "pico-laser", "melasma", marks_easily=True)]
    return Tool(
        "ask",
        "/choose-a-provider/ask/",
        "ask",
        words["name"],
        ".ask__sheet",
        (
            Entry("combobox", words["treatment"], PICO),
            Entry("combobox", words["concern"], WORDS["concerns"]["melasma"].capitalize()),
            Entry("combobox", words["country"], ireland.country),
            Entry("checkbox", words["skin"]),
            Entry("textbox", words["own"], OWN, stays=False),
        ),
        (words["title"], *questions, OWN, ireland.check[0].name, words["informs"]),
        {
            "details.more-questions li": sum(len(one.questions) for one in SITE.questions.values()),
            ".register-list > li": len(SITE.registers),
            "article > .ticks > li": sum(bool(flag.tick) for stage in SITE.flags.values() for flag in stage.flags)
            + sum(len(one.standards) for one in SITE.standards.values()),
        },
        show=words["make"],
        choices="#treatment=pico-laser&concern=melasma&country=ireland&skin=brown-or-black",
        printing=words["print"],
        paper=(words["title"], *questions, OWN, ireland.check[0].name),
        not_on_paper=(WORDS["tools"]["keep"], words["own_hint"]),
        buttons=(words["make"], *(f"{words['remove']}: {question}" for question in [*questions, OWN]), words["print"], words["again"]),
    )


def explorer() -> Tool:
    words, picture = WORDS["explorer"], SITE.pictures["heat-stays-or-spreads"]
    return Tool(
        "explorer",
        "/how-it-works/why-pico-is-different/",
        "explorer",
        words["name"],
        ".explorer__answer",
        (
            Entry("radio", picture.labels["vessel"], group=words["target"]),
            Entry("radio", picture.labels["part"], group=words["flash"]),
        ),
        (words["stays"],),
        {"#picture-heat-stays-or-spreads .d-cell": 12},
        paper=(picture.labels["vessel"], picture.labels["part"]),
        not_on_paper=(words["target"],),
        keeps=False,
    )


TOOLS = {tool.name: tool for tool in (compare(), *(decide(ident) for ident in sorted(SITE.decisions)), planner(), checker(), ask(), explorer())}
