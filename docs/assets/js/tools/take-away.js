/**
 * What a reader takes away from a plan: a file, and a sheet of paper.
 */

/**
 * Hands a file to the reader.
 * @param {string} text
 * @param {string} name
 */
export function save(text, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/calendar;charset=utf-8" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/**
 * Paper gets the plan alone, or else the whole page.
 * @param {boolean} alone
 */
export function onPaper(alone) {
  const sheet = document.querySelector("link[data-plan-on-paper]");
  if (sheet instanceof HTMLLinkElement) sheet.disabled = !alone;
}
