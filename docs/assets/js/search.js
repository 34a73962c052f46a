/**
 * Search as people ask it. The theme matches every typed word as the beginning of a word, so that in "who do I call" the "who" finds "whole" and the
 * "do" finds "doctor" on every page. Here the theme is handed the words that carry meaning; the reader still sees the whole question.
 */

const EMPTY = new Set(
  (
    "a about after all also am an and any are as at be been before being but by can cannot could did do does doing done for from get gets getting go goes " +
    "going good got had has have having he her his how i if in into is it its just know left like made make makes making may me mine more most much my need " +
    "needs no not now of off often on once one only or other our out over people put really say says see seem seems she should so some still such take takes " +
    "than that the their them then there these they this those to too true until up us use very want was way we were what when where whether which while " +
    "who whom why will with would you your"
  ).split(" "),
);

/**
 * The words of a question that carry meaning; a question made of empty words alone stays as it is.
 * @param {string} question
 * @returns {string}
 */
function meaning(question) {
  const words = question.split(/[\s,;:!?()"“”]+/).filter((word) => word && !EMPTY.has(word.toLowerCase().replace("’", "'").replace(/'(s|m|re|ve|d|ll|t)$/, "")));
  return words.length ? words.join(" ") : question;
}

const field = document.querySelector("input.md-search__input");
const typed = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value");
if (field instanceof HTMLInputElement && typed?.get && typed.set) {
  const { get, set } = typed;
  Object.defineProperty(field, "value", {
    configurable: true,
    get: () => {
      const question = get.call(field);
      return question.endsWith(" ") || question.split(/\s+/).length > 2 ? meaning(question) : question;
    },
    set: (text) => set.call(field, text),
  });
}
