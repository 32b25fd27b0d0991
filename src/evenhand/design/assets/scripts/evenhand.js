// Small kindnesses. Every page works without this file.
import { Button, Checkboxes, ErrorSummary, Radios } from "govuk-frontend/dist/govuk/all.mjs";
import { leavePage } from "./leave.js";
import { printPage } from "./print.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
for (const Kind of [ErrorSummary, Radios, Checkboxes, Button]) {
  for (const part of document.querySelectorAll(`[data-module="${Kind.moduleName}"]`)) new Kind(part);
}
leavePage(document.querySelector("[data-leave]"));
printPage(document);
