/**
 * Your question sheet: takes a treatment, a concern, a skin tone and a country, and sets up a sheet to write on and print. Questions, registers
 * and words are read from the page.
 */

import { choicesInAddress, fill, writeAddress } from "./address.js";
import { choose, listsOn } from "./ask-choose.js";
import { asText, fromText, nothingTyped } from "./ask-typed.js";
import { connect, kept } from "./keep.js";
import { copyOf } from "./template.js";

const TOOL = "ask";
const CHOICES = ["treatment", "concern", "skin", "country"];

/**
 * Makes the form work, and shows it.
 * @param {HTMLFormElement} form
 */
function start(form) {
  const lists = listsOn(document);
  const sheet = form.querySelector(".ask__sheet");
  const own = form.querySelector("#ask-own");
  if (!(sheet instanceof HTMLElement) || !(own instanceof HTMLInputElement) || lists.length === 0) return;
  let typed = fromText(kept(TOOL));

  const show = () => {
    const chosen = new FormData(form);
    const wishes = { treatment: String(chosen.get("treatment") ?? ""), concern: String(chosen.get("concern") ?? ""), skin: chosen.get("skin") !== null };
    const mine = typed.own.map((ask) => ({ ask, listen: "" }));
    const questions = [...choose(lists, wishes), ...mine].filter((question) => !typed.off.has(question.ask));
    sheet.querySelector(".ask__questions")?.replaceChildren(...questions.flatMap((question) => item(form, question, typed, changed)));
    sheet.querySelector(".ask__for")?.replaceChildren(summary(form, questions.length));
    register(sheet, String(chosen.get("country") ?? ""));
    sheet.hidden = false;
    typed.open = true;
  };
  const changed = () => form.dispatchEvent(new CustomEvent("change"));
  const fields = () => /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll("input[data-kept-as]")]);

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const question = own.value.trim();
    if (question && !typed.own.includes(question)) typed.own.push(question);
    typed.off.delete(question);
    own.value = "";
    show();
    writeAddress(form);
    changed();
    sheet.focus();
    sheet.scrollIntoView({ block: "start" });
  });
  form.addEventListener("change", (event) => {
    const field = event.target;
    const chose = (field instanceof HTMLSelectElement || field instanceof HTMLInputElement) && CHOICES.includes(field.name);
    if (chose && typed.open) show();
    if (chose || (field === form && !(event instanceof CustomEvent))) writeAddress(form);
  });
  form.addEventListener("input", (event) => {
    if (event.target instanceof HTMLElement && sheet.contains(event.target)) changed();
  });
  form.addEventListener("reset", () => {
    typed = nothingTyped();
    sheet.hidden = true;
  });
  form.querySelector("[data-again]")?.addEventListener("click", () => {
    const box = /** @type {HTMLInputElement} */ (form.querySelector("input[data-keep]"));
    const keeps = box.checked;
    form.reset();
    box.checked = keeps;
    writeAddress(form);
    changed();
    form.querySelector("select")?.focus();
  });
  form.querySelector("[data-print]")?.addEventListener("click", () => window.print());

  const shared = choicesInAddress(form);
  fill(form, shared.size ? shared : choicesInAddress(form, typed.choices));
  for (const field of fields()) {
    const value = typed.fields.get(field.dataset.keptAs ?? "");
    if (field.type === "checkbox") field.checked = value === "on";
    else field.value = value ?? "";
  }
  if (shared.size || typed.open) show();
  connect(form, TOOL, () => {
    typed.choices = choicesOf(form);
    typed.fields = new Map(fields().map((field) => [field.dataset.keptAs ?? "", field.type === "checkbox" ? (field.checked ? "on" : "") : field.value]));
    return asText(typed);
  });
  form.hidden = false;
}

/**
 * A question with room for its answer, to type in or, on paper, to write on.
 * @param {HTMLFormElement} form
 * @param {{ ask: string, listen: string }} question
 * @param {import("./ask-typed.js").Typed} typed
 * @param {() => void} changed
 * @returns {Node[]}
 */
function item(form, question, typed, changed) {
  const node = copyOf(form, "template[data-question]").firstElementChild;
  const [note, line] = [node?.querySelector("textarea"), node?.querySelector(".writing-lines")];
  if (!node || !note || !line) return [];
  node.querySelector(".ask__ask")?.append(question.ask);
  node.querySelector(".ask__listen")?.append(question.listen);
  for (const control of node.querySelectorAll("textarea, button")) {
    control.setAttribute("aria-label", `${(control.closest("label") ?? control).textContent?.trim()}: ${question.ask}`);
  }
  note.value = line.textContent = typed.notes.get(question.ask) ?? "";
  note.addEventListener("input", () => {
    line.textContent = note.value;
    typed.notes.set(question.ask, note.value);
  });
  node.querySelector("[data-remove]")?.addEventListener("click", (event) => {
    typed.off.add(question.ask);
    typed.own = typed.own.filter((ask) => ask !== question.ask);
    const sheet = /** @type {HTMLElement} */ (form.querySelector(".ask__sheet"));
    if (event.currentTarget instanceof Element) event.currentTarget.closest("li")?.remove();
    form.querySelector(".ask__for")?.replaceChildren(summary(form, sheet.querySelectorAll(".ask__question").length));
    sheet.focus();
    changed();
  });
  return [node];
}

/**
 * @param {HTMLFormElement} form
 * @param {number} count
 * @returns {string} how many questions, and what was chosen
 */
function summary(form, count) {
  const text = (copyOf(form, "template[data-for]").textContent ?? "").replace("{count}", String(count));
  const chosen = /** @type {HTMLSelectElement[]} */ ([...form.querySelectorAll("select")]).filter((select) => select.value);
  const skin = form.querySelector("input[name=skin]:checked")?.parentElement?.textContent?.trim();
  return [text, ...chosen.map((select) => select.selectedOptions[0].text), ...(skin ? [skin] : [])].join(" · ");
}

/**
 * Shows the registers of a country, as the page lists them.
 * @param {HTMLElement} sheet
 * @param {string} country
 */
function register(sheet, country) {
  const place = /** @type {HTMLElement | null} */ (sheet.querySelector(".ask__register"));
  const entry = country ? document.querySelector(`.register-list [data-country="${CSS.escape(country)}"]`) : null;
  if (!place) return;
  place.hidden = !entry;
  place.querySelector("div")?.replaceChildren(...(entry ? [...entry.cloneNode(true).childNodes] : []));
}

/**
 * @param {HTMLFormElement} form
 * @returns {string} the choices as an address has them, and nothing that was typed
 */
function choicesOf(form) {
  const chosen = [...new FormData(form)].filter((entry) => CHOICES.includes(entry[0]) && typeof entry[1] === "string" && entry[1]);
  return new URLSearchParams(chosen.map(([name, value]) => [name, String(value)])).toString();
}

/**
 * The site's own script opens every fold to print. Which of the lists the reader opened is marked here, so that only those are printed.
 * @param {Event} event a click, also one by keyboard
 */
function mark(event) {
  const summary = event.target instanceof Element ? event.target.closest("summary") : null;
  const list = summary?.closest("details.more-questions");
  if (list instanceof HTMLDetailsElement) list.toggleAttribute("data-opened", !list.open);
}

document.addEventListener("click", mark);
const form = document.querySelector("form.ask");
if (form instanceof HTMLFormElement) start(form);
