/**
 * Claims: opens the reasons of the claim that an address points to, copies links, and narrows the list of all claims.
 * Without this file every claim still opens by hand, and the list still works by its anchors.
 */

/** Opens the reasons of the claim that the address names. */
function openNamedClaim() {
  const heading = document.querySelector(`[id="${CSS.escape(location.hash.slice(1))}"]`);
  const reasons = heading?.closest(".claim")?.querySelector("details");
  if (reasons) reasons.open = true;
}

/**
 * Copies the address of a claim and says so in the link itself.
 * @param {MouseEvent} event
 */
async function copyLink(event) {
  const link = event.target instanceof Element ? event.target.closest("a.claim__link") : null;
  if (!(link instanceof HTMLAnchorElement) || !navigator.clipboard) return;
  await navigator.clipboard.writeText(link.href).then(
    () => {
      link.textContent = link.dataset.copied ?? "";
    },
    () => undefined,
  );
}

/**
 * @typedef {{ item: Element, lists: Set<string> }} Entry one claim's list item, and the ids of the lists that hold it
 */

/**
 * Reads the plain lists: which claim stands under which headings.
 * @param {Element} index
 * @returns {Map<string, Entry>} by the claim's address
 */
function readEntries(index) {
  /** @type {Map<string, Entry>} */
  const entries = new Map();
  for (const heading of index.querySelectorAll("h3[id]")) {
    for (const link of heading.nextElementSibling?.querySelectorAll("li > a") ?? []) {
      const address = link.getAttribute("href") ?? "";
      const item = link.parentElement;
      if (!item) continue;
      const entry = entries.get(address) ?? { item, lists: new Set() };
      entry.lists.add(heading.id);
      entries.set(address, entry);
    }
  }
  return entries;
}

/**
 * Makes the filter form of the list of all claims work, and shows it.
 * @param {HTMLFormElement} form
 * @param {Element} index
 */
function startFilter(form, index) {
  const entries = readEntries(index);
  const list = form.querySelector("ul");
  const count = form.querySelector("output");
  if (!list || !count) return;

  const show = () => {
    const wanted = [...new FormData(form).values()].map(String).filter(Boolean);
    const found = [...entries.values()].filter((entry) => wanted.every((id) => entry.lists.has(id)));
    list.replaceChildren(...(wanted.length ? found.map((entry) => entry.item.cloneNode(true)) : []));
    count.textContent = wanted.length ? (count.dataset.found ?? "").replace("{count}", String(found.length)) : "";
    index.toggleAttribute("hidden", wanted.length > 0);
  };
  form.addEventListener("change", show);
  form.addEventListener("reset", () => setTimeout(show));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  show();
}

addEventListener("hashchange", openNamedClaim);
document.addEventListener("click", copyLink);
openNamedClaim();

const form = document.querySelector("form.claim-filter");
const index = document.querySelector(".claim-index");
if (form instanceof HTMLFormElement && index) startFilter(form, index);
