// The menu of a narrow screen, for those who use a keyboard or a screen reader: its name, the Enter key, and Escape to close it.
const menu = document.getElementById("__drawer");
const navigation = document.querySelector(".md-nav--primary");

if (menu && navigation) {
  menu.setAttribute("aria-label", navigation.getAttribute("aria-label"));
  document.addEventListener("keydown", (event) => {
    const opens = event.key === "Enter" && document.activeElement === menu;
    const closes = event.key === "Escape" && menu.checked;
    if (opens || closes) {
      menu.click();
      menu.focus();
    }
  });
}
