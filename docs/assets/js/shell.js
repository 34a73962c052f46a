// What the theme leaves out for those who use a keyboard or a screen reader. Every word comes from the page.

const navigation = document.querySelector(".md-nav--primary");
const drawer = document.getElementById("__drawer");
const label = document.querySelector(".md-header__button[for=__drawer]");
const search = document.querySelector(".md-search");

if (navigation && drawer && label) {
  openWithAButton();
}
if (search) {
  search.setAttribute("aria-label", search.querySelector("input").getAttribute("aria-label"));
}
new MutationObserver(nameSourceTips).observe(document.body, { childList: true });
window.addEventListener("keydown", keepSingleKeys, { capture: true });

/** The menu of a narrow screen opens with a real button, takes the focus, and closes with Escape. */
function openWithAButton() {
  const button = document.createElement("button");
  button.type = "button";
  button.className = `${label.className} menu-button`;
  button.setAttribute("aria-label", navigation.getAttribute("aria-label"));
  button.setAttribute("aria-expanded", "false");
  button.append(...label.childNodes);
  label.replaceWith(button);

  for (const step of navigation.querySelectorAll("label[for=__toc], .md-nav__title[for^=__nav]")) {
    step.tabIndex = 0;
  }
  button.addEventListener("click", () => drawer.click());
  drawer.addEventListener("change", () => {
    button.setAttribute("aria-expanded", String(drawer.checked));
    (drawer.checked ? firstInView() : button)?.focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && drawer.checked) {
      drawer.click();
    }
  });
}

function firstInView() {
  const stops = navigation.querySelectorAll("a[href], label[tabindex]");
  return [...stops].find((stop) => stop.getClientRects().length && getComputedStyle(stop).visibility === "visible");
}

/** The box with a source that opens at its mark is a dialog to the theme; it is called what the section of sources is called. */
function nameSourceTips() {
  const heading = document.getElementById("sources")?.firstChild?.textContent;
  for (const tip of document.querySelectorAll(".md-tooltip2[role=dialog]:not([aria-label])")) {
    tip.setAttribute("aria-label", heading ?? document.title);
  }
}

/** The theme's one-letter shortcuts fire at people who speak to their device, so they do not get through. */
function keepSingleKeys(event) {
  const typing = event.target.closest?.("input, textarea, select");
  if (!typing && event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.stopImmediatePropagation();
  }
}
