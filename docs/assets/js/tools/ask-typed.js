/**
 * What a reader typed on a question sheet: answers by question, questions of their own, lines and ticks. It never goes into an address. It is
 * written as text only where the reader asks the browser to keep it, and read back with nothing in it trusted.
 */

/** @typedef {{ choices: string, open: boolean, notes: Map<string, string>, own: string[], off: Set<string>, fields: Map<string, string> }} Typed */

/** @returns {Typed} an empty sheet */
export function nothingTyped() {
  return { choices: "", open: false, notes: new Map(), own: [], off: new Set(), fields: new Map() };
}

/**
 * @param {Typed} typed
 * @returns {string}
 */
export function asText(typed) {
  return JSON.stringify({ ...typed, notes: [...typed.notes], off: [...typed.off], fields: [...typed.fields] });
}

/**
 * @param {string | null} text as `asText` writes it, or anything
 * @returns {Typed} what of it can be used
 */
export function fromText(text) {
  const typed = nothingTyped();
  /** @type {any} */
  let read;
  try {
    read = JSON.parse(text ?? "null");
  } catch {
    return typed;
  }
  if (typeof read !== "object" || read === null) return typed;
  if (typeof read.choices === "string") typed.choices = read.choices;
  typed.open = read.open === true;
  typed.own = strings(read.own);
  typed.off = new Set(strings(read.off));
  typed.notes = pairs(read.notes);
  typed.fields = pairs(read.fields);
  return typed;
}

/**
 * @param {unknown} value
 * @returns {string[]} the strings of a list
 */
function strings(value) {
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}

/**
 * @param {unknown} value
 * @returns {Map<string, string>} its pairs of strings
 */
function pairs(value) {
  /** @type {unknown[]} */
  const list = Array.isArray(value) ? value : [];
  return new Map(list.flatMap((pair) => (strings(pair).length === 2 ? [/** @type {[string, string]} */ (strings(pair))] : [])));
}
