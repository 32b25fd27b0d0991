// Radios and checkboxes: a choice shows the question that belongs to it; "none of these" clears the others.
// GOV.UK's own script marks the input as expanded, which its role does not allow; the revealed question
// follows its choice in the page, so readers meet it without that mark.
const SET = ".govuk-radios, .govuk-checkboxes";

function show(set) {
  for (const input of set.querySelectorAll("input[data-aria-controls]")) {
    const question = document.getElementById(input.dataset.ariaControls);
    question?.classList.toggle(`${set.classList[0]}__conditional--hidden`, !input.checked);
  }
}

function clear(set, chosen) {
  if (!chosen.checked || chosen.type !== "checkbox") return;
  const none = chosen.dataset.behaviour === "exclusive";
  for (const other of set.querySelectorAll("input[type=checkbox]")) {
    if (other !== chosen && other.name === chosen.name && (none || other.dataset.behaviour === "exclusive")) other.checked = false;
  }
}

export function choices(page) {
  for (const set of page.querySelectorAll(SET)) {
    show(set);
    set.addEventListener("change", (event) => { clear(set, event.target); show(set); });
  }
  // Browsers fill forms again after "back", without telling anyone.
  addEventListener("pageshow", () => { for (const set of page.querySelectorAll(SET)) show(set); });
}
