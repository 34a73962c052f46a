/**
 * Search as people ask it. The theme takes each typed word as the beginning of a word, so that in "who do I call" the "who" finds "whole". Here its
 * search is handed whole words that carry meaning, in its own query language (lunr's: `word^5` weighs 5, `word~1` forgives one wrong letter); the
 * reader still sees the question.
 */

/** Words that say nothing about what is asked: those of the Snowball list for English, and those with which people dress a question. */
const EMPTY = new Set(
  (
    "a about again against all already also always am an and another any anyone anything are arent as at back bad be because been being best better between both bit " +
    "but by can cannot cant come comes could couldnt did didnt do does doesnt doing done dont down dr during each else enough even ever every everything few " +
    "for from further get gets getting give given go goes going gone good got had hadnt has hasnt have havent having he hello her here heres hers herself hes hi him " +
    "himself his how i id if ill im in into is isnt it its itself ive just keep kept know let lets like look looks lot lots many may maybe me might " +
    "more most much must my myself need needed needs never new no nobody nor not nothing now of off often oh ok okay old on once one only onto or other ought our ours " +
    "out over own per perhaps please put really said saw say says see seem seen shall shant she should shouldnt shes since so some someone something sometimes still such " +
    "take taken takes tell than thanks that thats the their theirs them then there theres these they theyre theyve thing things think this those though through to " +
    "too took tried try under until up us use used using usually very via vs want wanted was wasnt way we well went were werent weve what whats when where which " +
    "while who whom whos whose why will with wont worse would wouldnt yes yet you youd your youre yours yourself youve"
  ).split(" "),
);

/** Words that stand on four pages of five. They help to choose between two pages on one thing, and must not outweigh the thing. */
const EVERYWHERE = new Set("before day days face laser lasers pico skin treatment treatments".split(" "));
/** The weight of the words that stand on fewer pages: those tell one page from another. */
const TELLING = 5;
/** From this many letters on, a word may hold one wrong letter and still be the word that was meant. */
const LONG = 6;
/** From this many letters on, the word that is being typed is searched for as the beginning of a word. */
const BEGINNING = 3;

/**
 * A question in lunr's query language. A question of empty words alone is searched for as it is.
 * @param {string} question
 * @returns {string}
 */
function asQuery(question) {
  const all = question.toLowerCase().replace(/['’]/g, "").match(/[\p{L}\p{N}&]+/gu) ?? [];
  const words = all.filter((word) => !EMPTY.has(word));
  const last = words.at(-1);
  if (!last) return all.join(" ");
  const exact = words.map((word) => `${word}^${EVERYWHERE.has(word) ? 1 : TELLING}`);
  const forgiving = words.filter((word) => word.length >= LONG && !EVERYWHERE.has(word)).map((word) => `${word}~1^1`);
  const begun = question.toLowerCase().endsWith(last) && last.length >= BEGINNING ? [`${last}*^1`] : [];
  return [...exact, ...forgiving, ...begun].join(" ");
}

const field = document.querySelector("input.md-search__input");
const typed = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value");
if (field instanceof HTMLInputElement && typed?.get && typed.set) {
  const { get, set } = typed;
  Object.defineProperty(field, "value", {
    configurable: true,
    get: () => asQuery(get.call(field)),
    set: (text) => set.call(field, text),
  });
}
