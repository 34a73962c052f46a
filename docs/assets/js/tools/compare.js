/**
 * Compare your options: reads the reader's choices, sorts the page's options by them, and shows what fits, what nobody knows, and what would
 * have to give. Choices stand in the address, and are kept on the device only if the reader asks.
 */

import { choicesInAddress, fill, offers, writeAddress } from "./address.js";
import { counted, element, filled, table } from "./compare-show.js";
import { LIMITS, broken, sorted, unknown, wouldGive } from "./compare-sort.js";
import { factsOf } from "./facts.js";
import { connect, kept } from "./keep.js";

/** @typedef {import("./compare-sort.js").Limits} Limits */
/** @typedef {import("./compare-sort.js").Limit} Limit */
/** @typedef {import("./compare-sort.js").Steps} Steps */
/** @typedef {import("./compare-show.js").Option} Option */
/** @typedef {{ words: any, concerns: Record<string, { name: string, options: Option[] }>, sources: import("./compare-show.js").Sources }} Facts */

const TOOL = "compare";

/**
 * @param {HTMLFormElement} form
 * @returns {{ concern: string, limits: Limits, tone: boolean }} what is chosen now
 */
export function choices(form) {
  const data = new FormData(form);
  /** @type {Limits} */
  const limits = {};
  for (const name of LIMITS) {
    const value = String(data.get(name) ?? "");
    if (value && offers(form, name, value)) limits[name] = Number(value);
  }
  return { concern: String(data.get("concern") ?? ""), limits, tone: data.get("tone") !== null };
}

/**
 * @param {HTMLFormElement} form
 * @param {string} name of a select
 * @returns {number[]} the numbers that it offers
 */
function stepsOf(form, name) {
  const field = form.elements.namedItem(name);
  return field instanceof HTMLSelectElement ? [...field.options].filter((option) => option.value).map((option) => Number(option.value)) : [];
}

/**
 * What to show for the choices, and one line that says it.
 * @param {HTMLFormElement} form
 * @param {Facts} facts
 * @returns {{ said: string, nodes: Node[] }}
 */
function answer(form, facts) {
  const { words } = facts;
  const { concern, limits, tone } = choices(form);
  const chosen = facts.concerns[concern];
  if (!chosen) return { said: words.choose_first, nodes: [] };
  const { fits, perhaps, out } = sorted(chosen.options, limits);
  const total = chosen.options.length;
  const how = { toneFirst: tone, sources: facts.sources, label: words.sources };
  /** @param {Option} option */
  const notKnown = (option) => unknown(option, limits).map((limit) => words.not_known[limit]).join(" ");
  const heads = {
    fits: fits.length === total ? filled(words.all, { total }) : fits.length ? filled(words.fits, { count: fits.length, total }) : words.nothing,
    perhaps: filled(words.perhaps, { count: perhaps.length, total }),
  };
  /** @type {Node[]} */
  const nodes = [element("h3", { className: "compare-answer__title", textContent: chosen.name })];
  if (fits.length) nodes.push(table(form, fits, { ...how, heading: heads.fits, note: () => "" }));
  else nodes.push(element("h4", { textContent: heads.fits }));
  if (out.length) nodes.push(...gives(form, chosen.options, out, limits, words));
  if (perhaps.length) nodes.push(table(form, perhaps, { ...how, heading: heads.perhaps, note: notKnown }));
  nodes.push(inFull(concern), element("p", { className: "tool__hint", textContent: words.informs }));
  return { said: `${chosen.name}. ${heads.fits}.${perhaps.length ? ` ${heads.perhaps}.` : ""}`, nodes };
}

/**
 * What the choices leave out, and which of them would have to give.
 * @param {HTMLFormElement} form
 * @param {readonly Option[]} options
 * @param {readonly Option[]} out
 * @param {Limits} limits
 * @param {any} words
 * @returns {Node[]}
 */
function gives(form, options, out, limits, words) {
  const unit = { away: words.days, visits: words.times };
  /** @type {Steps} */
  const steps = { away: stepsOf(form, "away"), visits: stepsOf(form, "visits") };
  const changes = wouldGive(options, limits, steps).map(({ limit, to, more }) => {
    const patterns = words[to === null ? `give_${limit}_any` : `give_${limit}`];
    const parts = { amount: to === null ? "" : counted(unit[limit], to), count: more.length, names: more.map((option) => option.name).join("; ") };
    return filled(more.length === 1 ? patterns.one : patterns.many, parts);
  });
  const why = out.map((option) => {
    const reasons = broken(option, limits).map((limit) => filled(words.left_out_for[limit], { amount: counted(unit[limit], option[limit] ?? 0) }));
    return `${option.name} (${reasons.join(", ")})`;
  });
  return [
    element("h4", { textContent: words.give }), list(changes.length ? changes : [words.give_both], "compare-give"),
    element("h4", { textContent: words.left_out }), list(why, "compare-out"),
  ];
}

/**
 * @param {readonly string[]} lines
 * @param {string} className
 * @returns {HTMLElement}
 */
function list(lines, className) {
  const made = element("ul", { className });
  made.append(...lines.map((textContent) => element("li", { textContent })));
  return made;
}

/**
 * @param {string} concern
 * @returns {Node} the page's own link to all about these options
 */
function inFull(concern) {
  const made = element("p", {});
  const link = document.querySelector(`[data-options="${CSS.escape(concern)}"]`);
  const anchor = link?.matches("a") ? link : link?.querySelector("a");
  if (anchor) made.append(anchor.cloneNode(true));
  return made;
}

/**
 * Makes the form work, and shows it.
 * @param {HTMLFormElement} form
 * @param {Facts} facts
 * @param {HTMLElement} place
 * @param {HTMLElement} said
 */
function start(form, facts, place, said) {
  const print = form.querySelector("button[data-print]");
  const share = form.querySelector("[data-share]");
  /** @param {boolean} asked whether the reader pressed the button */
  const show = (asked) => {
    const found = answer(form, facts);
    place.replaceChildren(...found.nodes);
    said.textContent = found.nodes.length || asked ? found.said : "";
    for (const extra of [print, share]) if (extra instanceof HTMLElement) extra.hidden = !found.nodes.length;
    if (!asked) return;
    (found.nodes.length ? place : /** @type {HTMLElement} */ (form.elements.namedItem("concern"))).focus();
    if (found.nodes.length) place.scrollIntoView({ block: "start" });
  };
  /** @param {string} hash */
  const take = (hash) => {
    const chosen = choicesInAddress(form, hash);
    for (const field of /** @type {NodeListOf<HTMLSelectElement>} */ (form.querySelectorAll("select[name]"))) field.value = "";
    for (const box of /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll("input[name]"))) box.checked = false;
    fill(form, chosen);
    show(false);
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    writeAddress(form);
    show(true);
  });
  form.addEventListener("change", () => {
    writeAddress(form);
    if (place.childElementCount) show(false);
  });
  form.addEventListener("reset", () => {
    place.replaceChildren();
    setTimeout(() => form.dispatchEvent(new Event("change"))); // fields are empty only after this event
    said.textContent = "";
    for (const extra of [print, share]) if (extra instanceof HTMLElement) extra.hidden = true;
  });
  print?.addEventListener("click", () => window.print());
  window.addEventListener("hashchange", () => {
    if (choicesInAddress(form).size) take(location.hash);
  });
  connect(form, TOOL, () => location.hash);
  form.hidden = false;
  const inAddress = choicesInAddress(form).size > 0;
  const remembered = kept(TOOL);
  if (inAddress) take(location.hash);
  else if (remembered) take(remembered);
}

const form = document.querySelector("form.compare");
const facts = /** @type {Facts | null} */ (factsOf("comparison"));
const place = document.querySelector(".compare-answer");
const said = document.querySelector(".compare-said");
if (form instanceof HTMLFormElement && facts && place instanceof HTMLElement && said instanceof HTMLElement) start(form, facts, place, said);
