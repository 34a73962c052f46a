/**
 * The steps of a plan, as the page's tables list them.
 */

/** @typedef {import("./plan.js").Step & { row: HTMLTableRowElement, title: string, text: string, label: string }} Row */

/**
 * @param {ParentNode} page
 * @returns {Row[]} every step that the page lists
 */
export function rowsOf(page) {
  return [.../** @type {NodeListOf<HTMLTableRowElement>} */ (page.querySelectorAll("tr[data-step]"))].map((row) => ({
    id: row.dataset.step ?? "",
    kind: row.dataset.kind ?? "",
    treatments: (row.dataset.treatments ?? "").split(" ").filter(Boolean),
    onlyIf: row.dataset.onlyIf ?? "",
    offset: Number(row.dataset.day),
    lastOffset: Number(row.dataset.to ?? row.dataset.day),
    row,
    title: wordsOf(row.querySelector(".plan__title")),
    text: wordsOf(row.querySelector(".plan__text")),
    label: wordsOf(row.querySelector("th")),
  }));
}

/**
 * @param {Element | null} element
 * @returns {string} its words on one line, without the marks of its sources
 */
export function wordsOf(element) {
  const clone = /** @type {Element | undefined} */ (element?.cloneNode(true));
  for (const mark of clone?.querySelectorAll("sup") ?? []) mark.remove();
  return (clone?.textContent ?? "").replace(/\s+/g, " ").trim();
}
