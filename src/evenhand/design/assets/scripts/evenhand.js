// Small kindnesses. Every page works without this file.
import { Button, ErrorSummary } from "govuk-frontend/dist/govuk/all.mjs";
import { choices } from "./choices.js";
import { leavePage } from "./leave.js";
import { locate } from "./locate.js";
import { usePasskey } from "./passkey.js";
import { printPage } from "./print.js";
import { warnBeforeEnd } from "./session.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
for (const Kind of [ErrorSummary, Button]) {
  for (const part of document.querySelectorAll(`[data-module="${Kind.moduleName}"]`)) new Kind(part);
}
choices(document);
leavePage(document.querySelector("[data-leave]"));
locate(document.querySelector("[data-locate]"));
printPage(document);
usePasskey(document.querySelector("[data-passkey]"));
warnBeforeEnd(document.querySelector("[data-session-seconds]"));
