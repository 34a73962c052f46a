/**
 * Plan your dates: reads the steps from the page's tables, dates them, and gives them as a list, a calendar file and a sheet to print.
 */

import { choicesInAddress, fill, writeAddress } from "./address.js";
import { dayFrom, filled, inWords, isoDay, today } from "./days.js";
import { calendar } from "./ics.js";
import { connect, kept } from "./keep.js";
import { chosen, dated } from "./plan.js";
import { rowsOf, wordsOf } from "./steps.js";
import { onPaper, save } from "./take-away.js";
import { copyOf } from "./template.js";

/** @typedef {import("./steps.js").Row} Row */
/** @typedef {import("./plan.js").Dated<Row>} DatedRow */
/** @typedef {{ treatment: string, start: number, conditions: string[] }} Choices */

const TOOL = "planner";
/** A step that lasts longer than this marks only its first day in a calendar, so that it does not fill it. */
const LONGEST = 7;
/** A plan with more steps than these is printed smaller, so that it fits one page. */
const FULL = 28;
const CROWDED = 34;

/**
 * The calendar file of a plan.
 * @param {readonly DatedRow[]} plan
 * @param {Choices} choices
 * @param {{ event: string, product: string, informs: string, url: string, now: Date }} about
 * @returns {string}
 */
export function fileOf(plan, choices, about) {
  const id = `${choices.treatment}.${isoDay(choices.start)}`;
  const entries = plan.map(({ step, from, to }) => ({
    uid: `${id}.${step.id}@laser-skin-guide.invalid`,
    from,
    to: to - from < LONGEST ? to : from,
    title: filled(about.event, { title: step.title, day: step.label.toLowerCase() }),
    text: `${step.text}\n\n${about.informs}`,
  }));
  return calendar(entries, about);
}

/**
 * @param {HTMLFormElement} form
 * @returns {Choices | null} what the form holds, or null where it is not enough for a plan
 */
function choicesOf(form) {
  const data = new FormData(form);
  const treatment = String(data.get("treatment") ?? "");
  const text = String(data.get("date") ?? "");
  const field = form.elements.namedItem("date");
  const start = dayFrom(text);
  if (!treatment || start === null || !(field instanceof HTMLInputElement) || text < field.min || text > field.max) return null;
  return { treatment, start, conditions: data.getAll("if").map(String) };
}

/**
 * @param {HTMLFormElement} form
 */
function start(form) {
  const place = form.querySelector(".tool__answer");
  const rows = rowsOf(document);
  if (!(place instanceof HTMLElement) || rows.length === 0) return;

  const show = () => {
    const choices = choicesOf(form);
    place.replaceChildren(...(choices ? result(form, rows, choices) : [copyOf(form, "template[data-missing]")]));
    const steps = place.querySelectorAll("[data-id]").length;
    form.dataset.planned = steps > CROWDED ? "crowded" : steps > FULL ? "full" : "roomy";
    onPaper(steps > 0);
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    show();
    writeAddress(form);
    place.focus();
    place.scrollIntoView({ block: "start" });
  });
  form.addEventListener("reset", () => {
    onPaper(false);
    place.replaceChildren();
    history.replaceState(null, "", location.pathname + location.search);
  });
  connect(form, TOOL, () => {
    const data = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === "string" && value) data.append(name, value);
    return data.toString();
  });
  const shared = choicesInAddress(form);
  fill(form, shared.size ? shared : choicesInAddress(form, kept(TOOL) ?? ""));
  form.hidden = false;
  if (choicesOf(form)) show();
}

/**
 * @param {HTMLFormElement} form
 * @param {readonly Row[]} rows
 * @param {Choices} choices
 * @returns {Node[]} the plan
 */
function result(form, rows, choices) {
  const words = dateWords(form);
  const now = today();
  const plan = dated(chosen(rows, choices.treatment, choices.conditions), choices.start, now);
  const holder = document.createElement("div");
  holder.append(copyOf(form, "template[data-result]"));
  const treatment = form.querySelector(`select[name=treatment] option[value="${CSS.escape(choices.treatment)}"]`);
  const name = filled(form.dataset.plan ?? "", { treatment: wordsOf(treatment), date: inWords(choices.start, words) });
  holder.querySelector(".planner__name")?.append(name);
  for (const one of plan) {
    const group = one.late ? "now" : one.step.offset < 0 ? "before" : "after";
    daysOf(form, holder.querySelector(`[data-group=${group}] ol`), one, words)?.append(item(form, one));
  }
  for (const group of holder.querySelectorAll("[data-group]")) if (!group.querySelector("li")) group.remove();
  holder.querySelector("[data-print]")?.addEventListener("click", () => window.print());
  holder.querySelector("[data-download]")?.addEventListener("click", () => {
    const informs = wordsOf(holder.querySelector(".planner__informs"));
    const about = { event: form.dataset.event ?? "", product: form.dataset.product ?? "", informs, url: location.origin + location.pathname, now: new Date() };
    save(fileOf(plan, choices, about), `laser-${choices.treatment}-${isoDay(choices.start)}.ics`);
  });
  return [holder];
}

/**
 * The list for the days of a step: the one that is there, or a new one. What is to be done now needs no days.
 * @param {HTMLFormElement} form
 * @param {Element | null} list
 * @param {DatedRow} one
 * @param {import("./days.js").DateWords} words
 * @returns {Element | null}
 */
function daysOf(form, list, { step, from, to, late }, words) {
  const key = late ? "now" : `${isoDay(from)} ${isoDay(to)}`;
  const there = list?.querySelector(`:scope > [data-days="${key}"]`);
  if (there) return there.querySelector("ul");
  const made = /** @type {HTMLElement} */ (copyOf(form, "template[data-days]").firstElementChild);
  made.dataset.days = key;
  const time = /** @type {HTMLTimeElement} */ (made.querySelector("time"));
  const first = inWords(from, words);
  time.dateTime = isoDay(from);
  time.textContent = to === from ? first : filled(form.dataset.span ?? "", { from: first, to: inWords(to, words) });
  made.querySelector(".planner__day")?.append(step.label);
  if (late) made.querySelector(".planner__when")?.remove();
  list?.append(made);
  return made.querySelector("ul");
}

/**
 * @param {HTMLFormElement} form
 * @param {DatedRow} one
 * @returns {Node} the step as an item of a list
 */
function item(form, { step }) {
  const copied = copyOf(form, "template[data-step]");
  const made = /** @type {HTMLElement} */ (copied.firstElementChild);
  made.dataset.id = step.id;
  made.dataset.kind = step.kind;
  for (const part of step.row.querySelectorAll(".plan__title, .plan__text")) {
    const clone = /** @type {Element} */ (part.cloneNode(true));
    for (const mark of clone.querySelectorAll("sup")) mark.remove();
    made.append(clone, " ");
  }
  return copied;
}

/**
 * @param {HTMLFormElement} form
 * @returns {import("./days.js").DateWords}
 */
function dateWords(form) {
  const { date = "", weekdays = "", months = "" } = form.dataset;
  return { date, weekdays: weekdays.split("|"), months: months.split("|") };
}

const form = document.querySelector("form.planner");
if (form instanceof HTMLFormElement) start(form);
