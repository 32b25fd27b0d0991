// The print link shows only where a script can print; folded explanations open on paper.
export function printPage(page) {
  for (const link of page.querySelectorAll("[data-print]")) {
    link.hidden = false;
    link.addEventListener("click", () => window.print());
  }
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...page.querySelectorAll("details:not([open])")];
    for (const part of opened) part.open = true;
  });
  addEventListener("afterprint", () => { for (const part of opened) part.open = false; });
}
