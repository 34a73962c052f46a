/**
 * The page for the visit: filled from the form, and printed alone when asked. What the reader leaves out stays as lines to write on.
 */

import { MATTERS, stepName } from "./decide-values.js";

/** @typedef {import("./decide-values.js").Rated} Rated */

/** How many of the statements that matter stand on the page. */
export const MOST = 4;

/**
 * @param {HTMLElement} summary
 * @param {HTMLFormElement} form
 * @param {readonly Rated[]} rated what matters most first
 * @param {(name: string) => string} chosen
 */
export function fillSummary(summary, form, rated, chosen) {
  const matters = rated.filter(({ rating }) => rating >= MATTERS).slice(0, MOST);
  write(summary, "matters", matters.map((one) => `${one.value.says} (${stepName(form, one)})`));
  for (const name of ["own-questions", "to-know"]) write(summary, name, chosen(name).split("\n").map((text) => text.trim()).filter(Boolean));
  for (const choice of /** @type {NodeListOf<HTMLElement>} */ (summary.querySelectorAll(".summary__choice"))) {
    choice.toggleAttribute("data-chosen", choice.dataset.option === chosen("lean"));
  }
}

/**
 * @param {HTMLElement} summary
 * @param {string} name
 * @param {readonly string[]} lines
 */
function write(summary, name, lines) {
  const place = summary.querySelector(`[data-fill="${name}"]`);
  place?.replaceChildren(...lines.map(line));
}

/**
 * @param {string} text
 * @returns {HTMLElement} a line of its own
 */
export function line(text) {
  const element = document.createElement("p");
  element.textContent = text;
  return element;
}

/** Prints nothing but the page for the visit. */
export function printSummary() {
  document.documentElement.dataset.print = "summary";
  addEventListener("afterprint", () => delete document.documentElement.dataset.print, { once: true });
  print();
}
