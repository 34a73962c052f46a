"""'Plan your dates' in a real browser: every date right in every time zone, a calendar file that calendars read, and one page for the fridge."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar
from playwright.sync_api import Browser, Page, expect

from laserguide.plan import CONDITIONS
from tests.reader import printed
from tests.tools import FAR, SITE, TOOLS

pytestmark = pytest.mark.browser

WORDS = SITE.strings["planner"]
TOOL = TOOLS["planner"]
ANSWER = TOOL.answer
FIRST, LAST = date(2026, 1, 1), date(2029, 12, 31)
MODULE = "async (name) => import(document.querySelector(\"script[src$='tools/planner.js']\").src.replace('planner.js', name))"


def offsets(treatment: str, *conditions: str) -> dict[str, tuple[int, int]]:
    """First and last day of each step of a plan, as the facts give them."""
    found = {ident: step.when_for(treatment) for ident, step in SITE.steps.items()}
    kept = {ident: when for ident, when in found.items() if when and (when.only_if is None or when.only_if in conditions)}
    return {ident: (when.day, when.day if when.to_day is None else when.to_day) for ident, when in kept.items()}


def make(tab: Page, treatment: str, day: str, *conditions: str) -> None:
    """Makes a plan as a reader would."""
    tab.get_by_role("button", name=WORDS["again"]).click()
    tab.get_by_label(WORDS["treatment"]).select_option(treatment)
    tab.get_by_label(WORDS["day"]).fill(day)
    for condition in conditions:
        tab.get_by_label(WORDS["conditions"][condition]).check()
    tab.get_by_role("button", name=WORDS["make"]).click()


def download(tab: Page) -> bytes:
    with tab.expect_download() as caught:
        tab.get_by_role("button", name=WORDS["download"]).click()
    assert re.fullmatch(r"laser-[a-z-]+-\d{4}-\d\d-\d\d\.ics", caught.value.suggested_filename)
    return Path(caught.value.path()).read_bytes()


def events(data: bytes) -> dict[str, tuple[date, date]]:
    """First day and the day after the last of each entry, as a calendar reads the file."""
    return {str(event["UID"]): (event.decoded("DTSTART"), event.decoded("DTEND")) for event in Calendar.from_ical(data).walk("VEVENT")}


@pytest.mark.parametrize("zone", ["Europe/London", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia"])
def test_every_step_of_every_start_from_2026_to_2029_falls_on_its_day(browser: Browser, server: str, zone: str) -> None:
    context = browser.new_context(timezone_id=zone)
    tab = context.new_page()
    tab.goto(server + TOOL.address)
    starts = [(FIRST + timedelta(days=i)).isoformat() for i in range((LAST - FIRST).days + 1)]
    plans, pairs, got = tab.evaluate(
        f"""async ([starts, treatments, conditions]) => {{
             const load = {MODULE};
             const [days, plan, steps] = await Promise.all(["days.js", "plan.js", "steps.js"].map(load));
             const rows = steps.rowsOf(document);
             const plans = treatments.map((one) => plan.chosen(rows, one, conditions).map((row) => [row.id, row.offset, row.lastOffset]));
             const apart = [...new Map(rows.map((row) => [row.offset + "," + row.lastOffset, row])).values()];
             const spans = (start) => plan.dated(apart, days.dayFrom(start)).map((one) => days.isoDay(one.from) + days.isoDay(one.to)).sort();
             return [plans, apart.map((row) => [row.offset, row.lastOffset]), starts.map((start) => spans(start).join(" "))];
           }}""",
        [starts, list(SITE.treatments), list(CONDITIONS)],
    )
    for treatment, plan in zip(SITE.treatments, plans, strict=True):
        assert {ident: (first, last) for ident, first, last in plan} == offsets(treatment, *CONDITIONS)
    for start, spans in zip(starts, got, strict=True):
        day = date.fromisoformat(start)
        assert spans == " ".join(sorted(f"{day + timedelta(days=first)}{day + timedelta(days=last)}" for first, last in pairs)), start
    moments = [
        datetime(2026, month, day, hour, 30, tzinfo=UTC) for month, day in ((3, 8), (3, 29), (4, 5), (10, 4), (10, 25), (11, 1), (12, 31)) for hour in range(24)
    ]
    todays = tab.evaluate(
        f"async (moments) => {{ const days = await ({MODULE})('days.js'); return moments.map((one) => days.isoDay(days.today(new Date(one)))); }}",
        [moment.isoformat() for moment in moments],
    )
    assert todays == [moment.astimezone(ZoneInfo(zone)).date().isoformat() for moment in moments]
    context.close()


def test_dates_are_written_with_their_weekday(tool: Page) -> None:
    make(tool, "pico-laser", "2028-02-27")
    assert tool.locator(".planner__name").inner_text() == "Pico laser, Sunday 27 February 2028"
    assert tool.locator("time[datetime='2028-02-29']").inner_text() == "Tuesday 29 February 2028"


@pytest.mark.parametrize("treatment", sorted(SITE.treatments))
def test_the_calendar_file_holds_each_step_once_on_its_day(tool: Page, treatment: str) -> None:
    make(tool, treatment, FAR, *CONDITIONS)
    found = events(download(tool))
    start = date.fromisoformat(FAR)
    wanted = offsets(treatment, *CONDITIONS)
    assert len(found) == len(wanted) == tool.locator(f"{ANSWER} [data-id]").count()
    for ident, (first, last) in wanted.items():
        end = last if last - first < 7 else first
        assert found[f"{treatment}.{FAR}.{ident}@laser-skin-guide.invalid"] == (start + timedelta(days=first), start + timedelta(days=end + 1))


def test_the_calendar_file_keeps_to_the_standard(tool: Page) -> None:
    make(tool, "fractional-ablative", FAR, *CONDITIONS)
    data = download(tool)
    assert data.endswith(b"\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert max(map(len, data.split(b"\r\n"))) <= 75
    for line in data.split(b"\r\n"):
        line.decode("utf-8")
    text = data.decode()
    assert "TZID" not in text
    calendar = Calendar.from_ical(data)
    assert calendar["VERSION"] == "2.0"
    assert calendar["PRODID"]
    for event in calendar.walk("VEVENT"):
        assert not event.errors
        assert event["TRANSP"] == "TRANSPARENT"
        assert event["DTSTART"].params["VALUE"] == event["DTEND"].params["VALUE"] == "DATE"
        assert abs(event.decoded("DTSTAMP") - datetime.now(UTC)) < timedelta(minutes=10)
        ident = str(event["UID"]).split(".")[2].split("@")[0]
        when = SITE.steps[ident].when_for("fractional-ablative")
        assert str(event["SUMMARY"]).startswith(SITE.steps[ident].title)
        assert str(event["DESCRIPTION"]) == f"{when.text}\n\n{WORDS['informs']}"


def test_a_second_file_changes_the_entries_and_adds_none(tool: Page) -> None:
    make(tool, "pico-laser", FAR)
    first = Calendar.from_ical(download(tool))
    make(tool, "pico-laser", FAR, "tan")
    second = Calendar.from_ical(download(tool))
    before, after = ({str(event["UID"]): event for event in calendar.walk("VEVENT")} for calendar in (first, second))
    assert len(before) == len(first.walk("VEVENT"))
    assert set(after) - set(before) == {f"pico-laser.{FAR}.tan-now@laser-skin-guide.invalid"}
    assert all(after[uid]["SEQUENCE"] >= event["SEQUENCE"] for uid, event in before.items())


def test_folding_and_escaping_bring_back_every_text(tool: Page) -> None:
    texts = [mark * n for mark in ("a", "é", "漢", "👩🏿‍⚕️") for n in (1, 18, 19, 24, 25, 36, 37, 73, 74, 75, 76, 150, 400)]
    texts += ["a,b;c\\d\nnew", "\\n", "two\r\nlines", "bell\u0007", "ends with \\", "“quotes” – and …"]
    lines = tool.evaluate(
        f"async (texts) => {{ const ics = await ({MODULE})('ics.js'); return texts.map((one) => ics.folded('SUMMARY:' + ics.escaped(one))); }}", texts
    )
    for text, line in zip(texts, lines, strict=True):
        parts = line.encode().split(b"\r\n")
        assert all(len(part) <= 75 for part in parts)
        assert all(part.decode("utf-8") for part in parts)
        event = Calendar.from_ical(f"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n{line}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n").walk("VEVENT")[0]
        assert str(event["SUMMARY"]) == text.replace("\r\n", "\n").replace("\u0007", "")


@pytest.mark.parametrize("day", ["2026-02-29", "1999-01-01", "tomorrow"])
def test_a_hostile_address_makes_no_plan(tool: Page, server: str, day: str) -> None:
    tool.goto("about:blank")
    tool.goto(f"{server}{TOOL.address}#treatment=pico-laser&date={day}&if=%3Cscript%3E&treatment=%22onload")
    expect(tool.locator(TOOL.form)).to_be_visible()
    assert tool.locator(ANSWER).inner_text() == ""
    tool.locator(TOOL.form).evaluate("form => { form.noValidate = true; form.requestSubmit(); }")
    assert tool.locator(ANSWER).inner_text() == WORDS["missing"]


def test_an_address_brings_its_plan_back(tool: Page, server: str) -> None:
    make(tool, "vessel-lasers-and-ipl", FAR, "tan", "event")
    there = tool.url
    assert there.endswith(f"#treatment=vessel-lasers-and-ipl&date={FAR}&if=tan&if=event")
    said = tool.locator(ANSWER).inner_text()
    tool.goto("about:blank")
    tool.goto(there)
    assert tool.locator(ANSWER).inner_text() == said


def test_what_is_late_is_to_be_done_now_and_what_is_over_is_left_out(tool: Page) -> None:
    today = date.fromisoformat(tool.evaluate(f"async () => {{ const days = await ({MODULE})('days.js'); return days.isoDay(days.today()); }}"))
    make(tool, "pico-laser", (today + timedelta(days=10)).isoformat(), "smoke")
    late = tool.locator("[data-group=now] [data-id]").evaluate_all("all => all.map(one => one.dataset.id)")
    assert set(late) == {ident for ident, (first, _) in offsets("pico-laser", "smoke").items() if first < -10}
    assert min(first for first, _ in events(download(tool)).values()) == today
    make(tool, "pico-laser", (today - timedelta(days=3)).isoformat(), "smoke")
    assert tool.locator("[data-group=now] [data-id]").evaluate_all("all => all.map(one => one.dataset.id)") == ["smoking"]
    assert tool.locator("[data-group=before]").count() == 0


@pytest.mark.parametrize("conditions", [(), CONDITIONS], ids=["none", "all"])
@pytest.mark.parametrize("treatment", sorted(SITE.treatments))
def test_the_sheet_fits_one_page(tool: Page, treatment: str, conditions: tuple[str, ...]) -> None:
    make(tool, treatment, "2028-09-27", *conditions)
    tool.wait_for_function("() => document.querySelector('link[data-plan-on-paper]').sheet")
    assert len(printed(tool).pages) == 1


def test_paper_gets_the_plan_alone_and_without_one_the_whole_page(tool: Page) -> None:
    make(tool, "pico-laser", FAR)
    tool.emulate_media(media="print")
    expect(tool.locator("h1")).to_be_hidden()
    expect(tool.locator(".plan-steps")).to_be_hidden()
    expect(tool.locator(".planner__clinic")).to_be_visible()
    expect(tool.locator(".planner__help")).to_be_visible()
    tool.emulate_media(media="screen")
    tool.get_by_role("button", name=WORDS["again"]).click()
    tool.emulate_media(media="print")
    expect(tool.locator("h1")).to_be_visible()
    expect(tool.locator(".plan-steps")).to_be_visible()
    tool.emulate_media(media="screen")
