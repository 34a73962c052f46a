/**
 * Which steps a plan holds, and on which day each falls. It knows no step of its own: they come from the page.
 */

/**
 * @typedef {object} Step a row of the page's tables
 * @property {string} id
 * @property {string} kind
 * @property {readonly string[]} treatments that it is for; none: all that no other row of this step names
 * @property {string} onlyIf what a reader must have ticked; empty: for everybody
 * @property {number} offset days from the day of treatment
 * @property {number} lastOffset
 */

/**
 * @template {Step} S
 * @typedef {{ step: S, from: number, to: number, late: boolean }} Dated a step with its first and last day; `late`: its day has gone, so do it now
 */

/**
 * The steps for one treatment and one reader.
 * @template {Step} S
 * @param {readonly S[]} steps
 * @param {string} treatment
 * @param {readonly string[]} conditions that the reader ticked
 * @returns {S[]}
 */
export function chosen(steps, treatment, conditions) {
  /** @type {Map<string, S>} */
  const found = new Map();
  for (const step of steps) {
    const named = step.treatments.includes(treatment);
    if (named || (step.treatments.length === 0 && !found.has(step.id))) found.set(step.id, step);
  }
  return [...found.values()].filter((step) => !step.onlyIf || conditions.includes(step.onlyIf));
}

/**
 * Puts a day to each step. With today known, a step before treatment whose day has gone is for today, and is left out once treatment has been.
 * @template {Step} S
 * @param {readonly S[]} steps
 * @param {number} start the day of treatment
 * @param {number | null} [today]
 * @returns {Dated<S>[]} in order of their days
 */
export function dated(steps, start, today = null) {
  const all = steps.map((step) => ({ step, from: start + step.offset, to: start + step.lastOffset, late: false }));
  if (today === null) return inOrder(all);
  const wanted = all.filter(({ step, to }) => step.offset >= 0 || to >= today || start >= today);
  return inOrder(wanted.map((one) => (one.step.offset < 0 && one.from < today ? { ...one, from: today, to: Math.max(one.to, today), late: true } : one)));
}

/**
 * @template {{ from: number }} D
 * @param {D[]} list
 * @returns {D[]} by day; steps of one day stay as they stood
 */
function inOrder(list) {
  return list.sort((a, b) => a.from - b.from);
}
