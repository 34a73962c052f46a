/**
 * What a reader's ratings speak for and against: read from the page's own list and the form, and never added up.
 */

/** @typedef {{ id: string, says: string, speaksFor: string[], speaksAgainst: string[] }} Value */
/** @typedef {{ value: Value, rating: number }} Rated */
/** @typedef {{ for: Rated[], against: Rated[] }} Sides */

/** The least rating with which a statement counts as one that matters: "somewhat". */
export const MATTERS = 3;

/**
 * @param {ParentNode} page
 * @returns {Value[]} the statements of the page's list, in its order
 */
export function valuesOf(page) {
  return /** @type {HTMLElement[]} */ ([...page.querySelectorAll("[data-value]")]).map((entry) => ({
    id: entry.dataset.value ?? "",
    says: entry.querySelector(".value__says")?.textContent?.trim() ?? "",
    speaksFor: words(entry.dataset.for),
    speaksAgainst: words(entry.dataset.against),
  }));
}

/**
 * @param {readonly Value[]} values
 * @param {(name: string) => string} chosen the value of a form's field
 * @returns {Rated[]} the rated statements: what matters most first, equals in the page's order
 */
export function ratedIn(values, chosen) {
  return values
    .map((value) => ({ value, rating: Number(chosen(value.id)) }))
    .filter(({ rating }) => rating >= 1 && rating <= 5)
    .sort((a, b) => b.rating - a.rating);
}

/**
 * @param {readonly Rated[]} rated
 * @param {string} option
 * @returns {Sides} the statements that matter and speak for or against an option
 */
export function sidesOf(rated, option) {
  const matters = rated.filter(({ rating }) => rating >= MATTERS);
  return {
    for: matters.filter(({ value }) => value.speaksFor.includes(option)),
    against: matters.filter(({ value }) => value.speaksAgainst.includes(option)),
  };
}

/**
 * @param {string | undefined} list
 * @returns {string[]}
 */
function words(list) {
  return (list ?? "").split(" ").filter(Boolean);
}

/**
 * @param {HTMLFormElement} form
 * @param {Rated} rated
 * @returns {string} the word of the scale for a rating
 */
export function stepName(form, { value, rating }) {
  return form.querySelector(`input[name="${CSS.escape(value.id)}"][value="${rating}"]`)?.closest("label")?.textContent?.trim() ?? "";
}
