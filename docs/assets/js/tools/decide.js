/**
 * Help to decide: the reader rates what matters, and sees which options each rating speaks for and against. Nothing is added up and nothing is
 * advised. What a statement speaks for stands on the page, in the list below the form; the page for the visit is filled from the form.
 */

import { choicesInAddress, fill, writeAddress } from "./address.js";
import { fillSummary, line, printSummary } from "./decide-summary.js";
import { MATTERS, ratedIn, sidesOf, stepName, valuesOf } from "./decide-values.js";
import { connect, kept } from "./keep.js";
import { copyOf } from "./template.js";

/** @typedef {import("./decide-values.js").Rated} Rated */
/** @typedef {import("./decide-values.js").Sides} Sides */

/**
 * Makes the form work, and shows it.
 * @param {HTMLFormElement} form
 */
function start(form) {
  const place = form.querySelector(".tool__answer");
  const summary = document.querySelector("section.summary");
  const values = valuesOf(document);
  if (!(place instanceof HTMLElement) || !(summary instanceof HTMLElement) || values.length === 0) return;
  const tool = `decide-${form.dataset.decision}`;
  /** @param {string} name */
  const chosen = (name) => String(new FormData(form).get(name) ?? "");
  const rated = () => ratedIn(values, chosen);
  const refresh = () => fillSummary(summary, form, rated(), chosen);

  const before = kept(tool);
  const shared = choicesInAddress(form);
  fill(form, shared.size || before === null ? shared : choicesInAddress(form, before));
  if (before !== null) fillTexts(form, before);
  connect(form, tool, () => everything(form));
  form.addEventListener("input", refresh);
  form.addEventListener("change", () => {
    writeAddress(form);
    refresh();
  });
  form.addEventListener("reset", () => {
    place.replaceChildren();
    setTimeout(() => form.dispatchEvent(new Event("change")));
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    place.replaceChildren(...answer(form, rated()));
    place.focus();
    place.scrollIntoView({ block: "start" });
  });
  form.querySelector("button[data-print]")?.addEventListener("click", () => {
    refresh();
    printSummary();
  });
  refresh();
  form.hidden = false;
}

/**
 * @param {HTMLFormElement} form
 * @returns {string} all that the reader entered, for this device only
 */
function everything(form) {
  const all = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && value) all.append(name, value);
  }
  return all.toString();
}

/**
 * Puts kept texts back. Never used with an address.
 * @param {HTMLFormElement} form
 * @param {string} before
 */
function fillTexts(form, before) {
  const all = new URLSearchParams(before);
  for (const field of form.querySelectorAll("textarea")) field.value = (all.get(field.name) ?? "").slice(0, field.maxLength);
}

/**
 * @param {HTMLFormElement} form
 * @param {Rated[]} rated
 * @returns {Node[]} what to show
 */
function answer(form, rated) {
  if (rated.length === 0) return [copyOf(form, "template[data-nothing-rated]")];
  const options = /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll("input[name=lean]")]).filter((input) => input.value !== "not-sure");
  const little = rated.filter(({ rating }) => rating < MATTERS);
  return [
    copyOf(form, "template[data-shown]"),
    ...options.map((input) => shown(form, input.closest("label")?.textContent?.trim() ?? "", sidesOf(rated, input.value))),
    ...(little.length ? [filled(copyOf(form, "template[data-little]"), "span", little.map(({ value }) => value.says).join(" "))] : []),
    copyOf(form, "template[data-informs]"),
  ];
}

/**
 * @param {HTMLFormElement} form
 * @param {string} name
 * @param {Sides} sides
 * @returns {Node}
 */
function shown(form, name, sides) {
  const section = filled(copyOf(form, "template[data-option]"), "h3", name);
  for (const side of /** @type {const} */ (["for", "against"])) {
    const place = section.querySelector(`dd[data-side=${side}]`);
    const steps = sides[side].map((one) => `${one.value.says} (${stepName(form, one)})`);
    place?.replaceChildren(...(steps.length ? steps.map(line) : [copyOf(form, "template[data-neither]")]));
  }
  return section;
}

/**
 * @param {DocumentFragment} copied
 * @param {string} selector
 * @param {string} text
 * @returns {DocumentFragment} the same, with the text in its place
 */
function filled(copied, selector, text) {
  const place = copied.querySelector(selector);
  if (place) place.textContent = text;
  return copied;
}

const form = document.querySelector("form.decide");
if (form instanceof HTMLFormElement) start(form);
