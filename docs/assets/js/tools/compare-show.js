/**
 * Options as tables: copies the page's templates and fills them with the page's facts.
 */

import { copyOf } from "./template.js";

/** @typedef {import("./compare-sort.js").Limit} Limit */
/**
 * @typedef {{ id: string, name: string, away: number | null, visits: number | null, certainty: string, values: Record<string, string>,
 *   finding: string | null, shows: string | null, sources: string[] }} Option
 */
/** @typedef {Record<string, [string, string]>} Sources short name and address */

/**
 * @param {string} pattern with {names} in braces
 * @param {Record<string, string | number>} parts
 * @returns {string}
 */
export function filled(pattern, parts) {
  return pattern.replace(/\{(\w+)\}/g, (whole, name) => (name in parts ? String(parts[name]) : whole));
}

/**
 * @param {{ one: string, many: string }} patterns
 * @param {number} count
 * @returns {string}
 */
export function counted(patterns, count) {
  return filled(count === 1 ? patterns.one : patterns.many, { amount: count });
}

/**
 * A table of options.
 * @param {HTMLFormElement} form
 * @param {readonly Option[]} options
 * @param {{ toneFirst: boolean, heading: string, sources: Sources, label: string, note: (option: Option) => string }} how
 * @returns {HTMLElement} with its heading
 */
export function table(form, options, how) {
  const section = element("section", { className: "compare-group" });
  const heading = element("h4", { textContent: how.heading });
  const made = copyOf(form, "template[data-table]");
  const body = made.querySelector("tbody");
  if (body) body.append(...options.map((option) => row(form, option, how)));
  if (how.toneFirst) for (const line of made.querySelectorAll("tr")) toneFirst(line);
  made.querySelector("table")?.setAttribute("aria-label", how.heading);
  section.append(heading, made);
  return section;
}

/**
 * @param {HTMLFormElement} form
 * @param {Option} option
 * @param {{ sources: Sources, label: string, note: (option: Option) => string }} how
 * @returns {DocumentFragment}
 */
function row(form, option, how) {
  const made = copyOf(form, "template[data-row]");
  const name = made.querySelector("[data-column=name]");
  const note = how.note(option);
  if (name) {
    name.append(element("span", { className: "compare-table__name", textContent: option.name }));
    if (note) name.append(element("span", { className: "compare-table__note", textContent: note }));
  }
  for (const cell of /** @type {NodeListOf<HTMLElement>} */ (made.querySelectorAll("td[data-column]"))) {
    const column = cell.dataset.column ?? "";
    const place = cell.querySelector("[data-value]");
    if (column === "certainty") place?.append(copyOf(form, `template[data-certainty="${CSS.escape(option.certainty)}"]`));
    else place?.append(option.values[column] ?? "");
    if (column === "does" && option.finding && option.shows) cell.append(figure(form, option.finding, option.shows));
  }
  made.querySelector("tr")?.lastElementChild?.append(sourceLine(option.sources, how));
  return made;
}

/**
 * @param {HTMLFormElement} form
 * @param {string} finding
 * @param {string} shows
 * @returns {HTMLElement}
 */
function figure(form, finding, shows) {
  const made = element("figure", { className: "compare-table__people" });
  made.append(copyOf(form, `template[data-finding="${CSS.escape(finding)}"]`), element("figcaption", { textContent: shows }));
  return made;
}

/**
 * @param {readonly string[]} idents
 * @param {{ sources: Sources, label: string }} how
 * @returns {HTMLElement}
 */
function sourceLine(idents, how) {
  const line = element("span", { className: "compare-table__sources" });
  const known = idents.filter((ident) => how.sources[ident]).map((ident) => how.sources[ident]);
  known.forEach(([name, address], i) => {
    line.append(i ? "; " : `${how.label} `, address ? element("a", { href: address, textContent: name }) : name);
  });
  return line;
}

/** @param {Element} line a row whose cell on skin tone moves next to the option's name */
function toneFirst(line) {
  const cell = line.querySelector("[data-column=skin_tone]");
  cell?.classList.add("compare-table__tone");
  if (cell) line.querySelector("[data-column=name]")?.after(cell);
}

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name
 * @param {Partial<HTMLElementTagNameMap[K]>} properties
 * @returns {HTMLElementTagNameMap[K]}
 */
export function element(name, properties) {
  return Object.assign(document.createElement(name), properties);
}
