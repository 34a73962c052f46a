"""Every fact file and every page of the real guide is free of problems: one test a file, named after it."""

from __future__ import annotations

import re

import pytest

from laserguide.citations import links, one_line
from laserguide.claim import ADVICE_VERDICTS, CLAIM_VERDICTS
from laserguide.guide import load
from tests.paths import FACTS, PAGES, PROJECT


@pytest.mark.parametrize("path", FACTS)
def test_the_fact_file_has_no_problem(path: str) -> None:
    assert [str(problem) for problem in load(PROJECT).problems if problem.file == f"content/{path}"] == []


@pytest.mark.parametrize("path", PAGES)
def test_the_page_has_no_problem(path: str) -> None:
    assert [str(problem) for problem in load(PROJECT).problems if problem.file == f"docs/{path}"] == []


def test_no_problem_is_anywhere_else() -> None:
    files = {f"content/{path}" for path in FACTS} | {f"docs/{path}" for path in PAGES}
    assert [str(problem) for problem in load(PROJECT).problems if problem.file not in files] == []


@pytest.mark.parametrize("ident", sorted(path.removeprefix("references/").removesuffix(".yml") for path in FACTS if path.startswith("references/")))
def test_the_reference_prints_with_a_way_to_find_it(ident: str) -> None:
    reference = load(PROJECT).site.references[ident]
    text = one_line(reference)
    assert reference.title.split("[")[0][:30].strip() in text.replace("\\", "")
    assert not reference.issued or str(reference.issued) in text
    assert list(links(reference)) or "Copy read at" in text, "a reader needs an address: a DOI, a PubMed number, an official page or the copy that was read"


CLAIMS = {claim.id: claim for _, claim in load(PROJECT).site.all_claims()}


@pytest.mark.parametrize("ident", sorted(CLAIMS))
def test_the_claim_has_a_verdict_a_reason_and_its_evidence(ident: str) -> None:
    claim = CLAIMS[ident]
    sentences = sum(len(re.findall(r"[.!?](?:\s|$)", reason.text)) for reason in claim.why)
    assert claim.verdict in (CLAIM_VERDICTS if claim.kind == "claim" else ADVICE_VERDICTS)
    assert 2 <= sentences <= 6, "two to five sentences say why (a sixth full stop may stand in a name)"
    assert any(reason.references for reason in claim.why) or claim.searched
    assert len(claim.also_said) >= 2


def test_every_common_claim_is_answered() -> None:
    wanted = (PROJECT / "tests" / "common-claims.txt").read_text("utf-8").split()
    assert len(wanted) == 106
    assert set(wanted) <= set(CLAIMS)
    assert len(CLAIMS) >= len(wanted) + 40
