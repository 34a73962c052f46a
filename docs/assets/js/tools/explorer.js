/**
 * Shows one cell of a picture large: the one of the chosen target and flash. The picture says by its classes whether heat stays or spreads, and the
 * page's templates say it in words; nothing is worked out here.
 */

const EDGE = 3;

/**
 * @param {SVGSVGElement} drawing
 * @param {string} target
 * @param {string} flash
 * @returns {SVGGElement | null} the cell for both
 */
export function cellOf(drawing, target, flash) {
  return drawing.querySelector(`.d-cell--${CSS.escape(target)}.d-cell--${CSS.escape(flash)}`);
}

/**
 * @param {Element} cell
 * @returns {"stays" | "some" | "spreads"} what the picture says of it
 */
export function stateOf(cell) {
  if (cell.classList.contains("d-cell--stays")) return "stays";
  return cell.classList.contains("d-cell--spreads") ? "spreads" : "some";
}

/**
 * @param {SVGGElement} cell
 * @returns {SVGSVGElement} the cell's own drawing, without its caption, as a picture that needs no name since words stand beside it
 */
function large(cell) {
  const skin = cell.querySelector("rect");
  const drawing = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const [x, y, width, height] = ["x", "y", "width", "height"].map((name) => Number(skin?.getAttribute(name)));
  drawing.setAttribute("viewBox", `${x - EDGE} ${y - EDGE} ${width + 2 * EDGE} ${height + 2 * EDGE}`);
  drawing.setAttribute("class", "drawing explorer__cell");
  drawing.setAttribute("aria-hidden", "true");
  const copy = /** @type {SVGGElement} */ (cell.cloneNode(true));
  copy.querySelector("text")?.remove();
  drawing.append(copy);
  return drawing;
}

/** @param {HTMLFormElement} form */
function start(form) {
  const drawing = document.querySelector(`#${CSS.escape(form.dataset.picture ?? "")} svg`);
  const place = form.querySelector(".explorer__answer");
  if (!(drawing instanceof SVGSVGElement) || !place) return;
  const show = () => {
    const chosen = new FormData(form);
    const cell = cellOf(drawing, String(chosen.get("target")), String(chosen.get("flash")));
    const words = cell && form.querySelector(`template[data-state="${stateOf(cell)}"]`);
    if (!cell || !(words instanceof HTMLTemplateElement)) return;
    const text = document.createElement("p");
    text.append(words.content.cloneNode(true));
    place.replaceChildren(large(cell), text);
  };
  form.addEventListener("change", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  show();
}

for (const form of document.querySelectorAll("form.explorer")) {
  if (form instanceof HTMLFormElement) start(form);
}
