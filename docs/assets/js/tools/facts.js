/**
 * The facts that a page embeds for its tool. No fact is typed in a script.
 * @param {string} id of a `<script type="application/json">`
 * @returns {any} the facts, or null where the page has none
 */
export function factsOf(id) {
  const holder = document.getElementById(id);
  return holder ? JSON.parse(holder.textContent ?? "null") : null;
}
