// "Leave this page": signs out, forgets the answers of this visit, empties what was typed, replaces the page in the
// history; Shift three times does the same.
const WITHIN_MS = 5000;
const WORDS = ["", "Shift, press 2 more times to leave this page.", "Shift, press 1 more time to leave this page."];

export function leavePage(link) {
  if (!link) return;
  const said = document.querySelector("[data-leave-said]");
  // What says that the answers of this visit go is true only with this script. They go from whichever page is left.
  const toForget = document.querySelector("[data-forget]");
  if (toForget) toForget.hidden = false;
  let presses = 0;
  let timer;

  const say = (words) => { if (said) said.textContent = words; };
  const forget = () => { presses = 0; say(""); };
  const leave = (event) => {
    event?.preventDefault();
    document.body.hidden = true;
    document.title = "";
    // Nobody waits for the answer: being away at once matters more.
    const signOut = document.querySelector("form[data-sign-out]");
    if (signOut) navigator.sendBeacon(signOut.action, new FormData(signOut));
    navigator.sendBeacon(link.dataset.leave);
    for (const form of document.forms) form.reset();
    location.replace(link.href);
  };

  link.addEventListener("click", leave);
  document.addEventListener("keydown", (event) => {
    if (event.repeat) return;
    clearTimeout(timer);
    if (event.key !== "Shift") return forget();
    presses += 1;
    if (presses === 3) return leave();
    say(WORDS[presses]);
    timer = setTimeout(forget, WITHIN_MS);
  });
  // A page kept by the browser for "back" must not come back filled in.
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
}
