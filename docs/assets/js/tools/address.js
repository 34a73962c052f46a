/**
 * A tool's choices in the address, so that they can be shared. They stand behind the `#`, which a browser never sends to any server.
 */

/**
 * The choices that the address names, checked against what a form offers. What it does not offer is left out.
 * @param {HTMLFormElement} form
 * @param {string} [hash] such as "#concern=melasma&visits=3"
 * @returns {Map<string, string[]>} by the name of a field
 */
export function choicesInAddress(form, hash = location.hash) {
  /** @type {Map<string, string[]>} */
  const choices = new Map();
  for (const [name, value] of new URLSearchParams(hash.replace(/^#\??/, ""))) {
    const field = form.elements.namedItem(name);
    if (field && offers(form, name, value)) choices.set(name, [...(choices.get(name) ?? []), value]);
  }
  return choices;
}

/**
 * Whether a form offers a value for a field. A date must be a real day; other free text is never taken from an address.
 * @param {HTMLFormElement} form
 * @param {string} name
 * @param {string} value
 * @returns {boolean}
 */
export function offers(form, name, value) {
  return fields(form, name).some((field) => {
    if (field instanceof HTMLSelectElement) return [...field.options].some((option) => option.value === value);
    if (field.type === "checkbox" || field.type === "radio") return field.value === value;
    if (field.type === "date") return isDay(value);
    if (field.type === "number") return /^\d{1,4}$/.test(value) && Number(value) >= Number(field.min) && Number(value) <= Number(field.max || Infinity);
    return false;
  });
}

/**
 * Puts choices into a form.
 * @param {HTMLFormElement} form
 * @param {Map<string, string[]>} choices
 */
export function fill(form, choices) {
  for (const [name, values] of choices) {
    for (const field of fields(form, name)) {
      if (field instanceof HTMLInputElement && (field.type === "checkbox" || field.type === "radio")) field.checked = values.includes(field.value);
      else field.value = values[0];
    }
  }
}

/**
 * Writes a form's choices into the address, without a new entry in the history.
 * @param {HTMLFormElement} form
 */
export function writeAddress(form) {
  const chosen = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && value && offers(form, name, value)) chosen.append(name, value);
  }
  const text = chosen.toString();
  history.replaceState(null, "", text ? `#${text}` : location.pathname + location.search);
}

/**
 * @param {string} value
 * @returns {boolean} whether this is a day of the calendar, as "2026-11-20"
 */
export function isDay(value) {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  if (!parts) return false;
  const day = new Date(Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])));
  return day.toISOString().slice(0, 10) === value;
}

/**
 * @param {HTMLFormElement} form
 * @param {string} name
 * @returns {(HTMLInputElement | HTMLSelectElement)[]}
 */
function fields(form, name) {
  /** @type {(HTMLInputElement | HTMLSelectElement)[]} */
  const found = [];
  for (const field of form.elements) {
    if ((field instanceof HTMLInputElement || field instanceof HTMLSelectElement) && field.name === name) found.push(field);
  }
  return found;
}
