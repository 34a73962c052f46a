/**
 * Keeps a tool's choices in this browser, only if the reader asks for it, and forgets them when told. Where a browser refuses storage, the tool
 * works on without it.
 */

const PREFIX = "laser-skin-guide:";

/**
 * @param {string} tool
 * @returns {string | null} what was kept for this tool
 */
export function kept(tool) {
  try {
    return localStorage.getItem(PREFIX + tool);
  } catch {
    return null;
  }
}

/**
 * @param {string} tool
 * @param {string} choices
 * @returns {boolean} whether the browser allowed it
 */
export function keep(tool, choices) {
  try {
    localStorage.setItem(PREFIX + tool, choices);
    return true;
  } catch {
    return false;
  }
}

/** @param {string} tool */
export function forget(tool) {
  try {
    localStorage.removeItem(PREFIX + tool);
  } catch {
    return;
  }
}

/**
 * Makes the box 'keep my choices on this device' and the button 'forget them' of a tool work.
 * @param {HTMLFormElement} form with a `[data-keep]` checkbox and a `[data-forget]` button, both outside what `choices` reads
 * @param {string} tool
 * @param {() => string} choices the choices now, as the tool writes them into its address
 */
export function connect(form, tool, choices) {
  const box = form.querySelector("input[data-keep]");
  const button = form.querySelector("button[data-forget]");
  const said = form.querySelector("[data-kept]");
  if (!(box instanceof HTMLInputElement) || !(button instanceof HTMLButtonElement)) return;
  box.checked = kept(tool) !== null;
  const save = () => {
    if (!box.checked) return forget(tool);
    if (!keep(tool, choices())) {
      box.checked = false;
      if (said instanceof HTMLElement) said.textContent = said.dataset.refused ?? "";
    }
  };
  form.addEventListener("change", save);
  button.addEventListener("click", () => {
    forget(tool);
    form.reset();
    box.checked = false;
    form.dispatchEvent(new Event("change"));
    if (said instanceof HTMLElement) said.textContent = said.dataset.forgotten ?? "";
  });
}
