/**
 * Which questions come on a sheet: one for each subject, the most important subject first, each from the list that is most about the reader.
 * The same rule as in laserguide/question.py; the lists, their order and the rank of each subject are read from the page.
 */

/** @typedef {{ ask: string, listen: string, rank: number }} Question */
/** @typedef {{ id: string, order: number, treatments: string[], concerns: string[], skin: boolean, always: boolean, questions: Question[] }} QuestionList */
/** @typedef {{ treatment: string, concern: string, skin: boolean }} Wishes */

/**
 * @param {ParentNode} page
 * @returns {QuestionList[]} the lists from which a sheet may take questions
 */
export function listsOn(page) {
  const found = /** @type {NodeListOf<HTMLElement>} */ (page.querySelectorAll("[data-list]"));
  return [...found].map((list) => ({
    id: list.dataset.list ?? "",
    order: Number(list.dataset.order),
    treatments: words(list.dataset.treatments),
    concerns: words(list.dataset.concerns),
    skin: list.dataset.skin === "true",
    always: list.dataset.always === "true",
    questions: [.../** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll("li[data-rank]"))].map(questionOf),
  }));
}

/**
 * How much a list is about this reader, 0 the most.
 * @param {QuestionList} list
 * @param {Wishes} wishes
 * @returns {number} -1 if it is not about the reader
 */
export function fit(list, wishes) {
  return [list.skin && wishes.skin, list.concerns.includes(wishes.concern), list.treatments.includes(wishes.treatment), list.always].indexOf(true);
}

/**
 * @param {QuestionList[]} lists
 * @param {Wishes} wishes
 * @returns {Question[]} the questions of a sheet, in order
 */
export function choose(lists, wishes) {
  const found = lists.map((list) => ({ list, fit: fit(list, wishes) })).filter((entry) => entry.fit >= 0);
  found.sort((a, b) => a.fit - b.fit || a.list.order - b.list.order || (a.list.id < b.list.id ? -1 : 1));
  /** @type {Map<number, Question>} */
  const best = new Map();
  for (const question of found.flatMap((entry) => entry.list.questions)) {
    if (!best.has(question.rank)) best.set(question.rank, question);
  }
  return [...best.values()].sort((a, b) => a.rank - b.rank);
}

/**
 * @param {HTMLElement} item of a list
 * @returns {Question}
 */
function questionOf(item) {
  /** @param {string} selector */
  const text = (selector) => (item.querySelector(selector)?.textContent ?? "").trim();
  return { ask: text("strong"), listen: text(".question-sheet__listen"), rank: Number(item.dataset.rank) };
}

/**
 * @param {string | undefined} text
 * @returns {string[]}
 */
function words(text) {
  return (text ?? "").split(" ").filter(Boolean);
}
