/**
 * Is this normal? Takes a treatment, a day and signs, and shows the page's own answers for them, the most urgent first. It knows no fact of its
 * own: levels, reasons and words are read from the entries and templates on the page. What the page does not list is a call to the clinic.
 */

import { copyOf } from "./template.js";

/** @typedef {"expected" | "call-today" | "emergency"} Level */

/** @type {readonly Level[]} from the least to the most urgent */
export const LEVELS = ["expected", "call-today", "emergency"];

/** @type {Level} what an answer's absence means */
export const NOT_LISTED = "call-today";

/**
 * @param {Level} a
 * @param {Level} b
 * @returns {Level} the more urgent of the two
 */
export function moreUrgent(a, b) {
  return LEVELS.indexOf(a) < LEVELS.indexOf(b) ? b : a;
}

/**
 * The answer of a symptom's entry for one treatment on one day: one that names the treatment goes before one for all.
 * @param {Element} entry
 * @param {string} treatment
 * @param {number} day
 * @returns {HTMLElement | null}
 */
export function answerFor(entry, treatment, day) {
  /** @type {HTMLElement | null} */
  let general = null;
  for (const answer of /** @type {NodeListOf<HTMLElement>} */ (entry.querySelectorAll("li[data-level]"))) {
    if (day < Number(answer.dataset.from) || (answer.dataset.to !== undefined && day > Number(answer.dataset.to))) continue;
    const named = (answer.dataset.treatments ?? "").split(" ").filter(Boolean);
    if (named.includes(treatment)) return answer;
    if (named.length === 0) general ??= answer;
  }
  return general;
}

/**
 * How soon to get help. Without a treatment, the most urgent of all treatments counts.
 * @param {Element} entry
 * @param {readonly string[]} treatments the one chosen, or all
 * @param {number} day
 * @returns {{ level: Level, answers: Set<HTMLElement> }}
 */
export function judge(entry, treatments, day) {
  /** @type {Level} */
  let level = "expected";
  /** @type {Set<HTMLElement>} */
  const answers = new Set();
  for (const treatment of treatments) {
    const answer = answerFor(entry, treatment, day);
    if (answer) answers.add(answer);
    level = moreUrgent(level, /** @type {Level} */ (answer?.dataset.level ?? NOT_LISTED));
  }
  return { level: treatments.length ? level : NOT_LISTED, answers };
}

/**
 * @param {string} text
 * @returns {number | null} whole days since treatment, or null where the text is none
 */
export function dayOf(text) {
  const day = Number(text);
  return /^\d{1,4}$/.test(text.trim()) && Number.isInteger(day) ? day : null;
}

/**
 * Makes the form work, and shows it.
 * @param {HTMLFormElement} form
 */
function start(form) {
  const place = form.querySelector(".tool__answer");
  const find = form.querySelector("input[type=search]");
  if (!(place instanceof HTMLElement) || !(find instanceof HTMLInputElement)) return;
  const every = [...form.querySelectorAll("select[name=treatment] option")].map((option) => /** @type {HTMLOptionElement} */ (option).value).filter(Boolean);

  find.addEventListener("input", () => narrow(form, find.value));
  find.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  });
  form.addEventListener("reset", () => {
    narrow(form, "");
    place.replaceChildren();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const chosen = new FormData(form);
    const signs = chosen.getAll("sign").map(String);
    const treatment = String(chosen.get("treatment") ?? "");
    const day = dayOf(String(chosen.get("day") ?? ""));
    place.replaceChildren(...answer(form, signs, every.includes(treatment) ? [treatment] : every, day));
    place.focus();
    place.scrollIntoView({ block: "start" });
  });
  form.hidden = false;
}

/**
 * @param {HTMLFormElement} form
 * @param {string[]} signs
 * @param {string[]} treatments
 * @param {number | null} day
 * @returns {Node[]} what to show
 */
function answer(form, signs, treatments, day) {
  if (signs.length === 0) return [copyOf(form, "template[data-nothing-chosen]")];
  const judged = signs.map((sign) => {
    const entry = document.querySelector(`[data-symptom="${CSS.escape(sign)}"]`);
    return { entry, ...(entry && day !== null ? judge(entry, treatments, day) : withoutDay(entry, treatments)) };
  });
  judged.sort((a, b) => LEVELS.indexOf(b.level) - LEVELS.indexOf(a.level));
  const entries = judged.map(({ entry, answers, level }) => (entry ? shown(form, entry, answers, level) : copyOf(form, "template[data-not-listed]")));
  const ask = day === null ? [copyOf(form, "template[data-which-day]")] : [];
  return [copyOf(form, `template[data-level="${judged[0].level}"]`), ...ask, ...entries, copyOf(form, "template[data-informs]")];
}

/**
 * Without a day, the most urgent answer of any day counts, and never less than a call.
 * @param {Element | null} entry
 * @param {string[]} treatments
 * @returns {{ level: Level, answers: Set<HTMLElement> }}
 */
function withoutDay(entry, treatments) {
  /** @type {HTMLElement[]} */
  const all = entry ? [...entry.querySelectorAll("li[data-level]")].map((answer) => /** @type {HTMLElement} */ (answer)) : [];
  const answers = new Set(all.filter((one) => !one.dataset.treatments || treatments.some((treatment) => (one.dataset.treatments ?? "").split(" ").includes(treatment))));
  const level = [...answers].reduce((worst, one) => moreUrgent(worst, /** @type {Level} */ (one.dataset.level)), NOT_LISTED);
  return { level, answers };
}

/**
 * A symptom's entry with only the answers that hold, and its reasons open.
 * @param {HTMLFormElement} form
 * @param {Element} entry
 * @param {Set<HTMLElement>} answers
 * @param {Level} level
 * @returns {Node}
 */
function shown(form, entry, answers, level) {
  const clone = /** @type {Element} */ (entry.cloneNode(true));
  const originals = [...entry.querySelectorAll("li[data-level]")];
  clone.querySelectorAll("li[data-level]").forEach((item, i) => {
    if (!answers.has(/** @type {HTMLElement} */ (originals[i]))) item.remove();
  });
  if (answers.size === 0) clone.querySelector("ul")?.replaceWith(copyOf(form, "template[data-not-listed]"));
  for (const element of clone.querySelectorAll("[id]")) element.removeAttribute("id");
  for (const element of clone.querySelectorAll(".headerlink")) element.remove();
  for (const heading of clone.querySelectorAll("h4")) heading.replaceWith(nextLevel(heading));
  for (const details of clone.querySelectorAll("details")) details.open = level !== "expected";
  return clone;
}

/**
 * In the answer a sign stands right under the page's section, so its heading is one level up.
 * @param {Element} heading
 * @returns {HTMLElement}
 */
function nextLevel(heading) {
  const up = document.createElement("h3");
  up.append(...heading.childNodes);
  return up;
}

/**
 * Shows only the signs whose words hold what the reader typed. Ticked ones stay.
 * @param {HTMLFormElement} form
 * @param {string} typed
 */
function narrow(form, typed) {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  for (const sign of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll(".checker__sign"))) {
    const ticked = sign.querySelector("input")?.checked ?? false;
    sign.hidden = !ticked && !words.every((word) => (sign.dataset.words ?? "").includes(word));
  }
  for (const group of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll(".checker__group"))) {
    group.hidden = group.querySelector(".checker__sign:not([hidden])") === null;
  }
}

const form = document.querySelector("form.checker");
if (form instanceof HTMLFormElement) start(form);
