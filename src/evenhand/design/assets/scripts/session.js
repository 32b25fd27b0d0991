// Before a session ends: says so and offers to stay, where the end can be put off; at its end keeps the answers of a
// request, signs out, and leaves nothing on the screen. Another page of the same session may have put the end off: the
// service is asked.
const WARN = 300;
const END = 20;
const LOOK_MS = 5000;

export function warnBeforeEnd(part) {
  if (!part) return;
  const said = part.querySelector("[data-session-said]");
  const form = part.querySelector("form");
  const kept = document.querySelector("form[data-kept]");
  let ends;
  let last = "";
  let asked = false;
  let over = false;

  const from = (seconds) => { ends = Date.now() + seconds * 1000; };
  const left = () => (ends - Date.now()) / 1000;
  const show = (words) => {
    if (said.textContent !== words) said.textContent = words;
    part.classList.toggle("eh-session--shown", words !== "");
    form.hidden = words === "" || last !== "";
  };
  // A session that has ended is led to the page of signing in; who is offline is told by the clock alone.
  const ask = async (options) => {
    try {
      const answer = await fetch(form.action, options);
      const told = answer.redirected ? { seconds: 0, last } : await answer.json();
      last = told.last;
      from(told.seconds);
    } catch { /* the clock goes on */ }
  };
  const send = (what) => fetch(what.action, { method: "POST", body: new FormData(what) }).catch(() => {});

  const end = async () => {
    over = true;
    await ask();
    if (left() > END) { over = false; return; }
    if (left() > 0) {
      if (kept) await send(kept);
      const signOut = document.querySelector("form[data-sign-out]");
      if (signOut) await send(signOut);
    }
    document.body.hidden = true;
    location.replace(`/sign-in?next=${encodeURIComponent(location.pathname)}`);
  };
  const look = async () => {
    if (over) return;
    if (left() > WARN) { asked = false; return show(""); }
    if (!asked) { asked = true; await ask(); if (left() > WARN) return show(""); }
    if (left() <= END) return end();
    const what = kept ? "What you typed here is kept." : `Send what you typed${last ? "" : ", or stay signed in"}, so that it is not lost.`;
    const why = last ? `you signed in ${last} ago` : "no page was opened for a while";
    show(`You will be signed out in less than ${Math.ceil(left() / 60)} minutes, because ${why}. ${what}`);
  };

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    await ask({ method: "POST", body: new FormData(form) });
    if (left() > WARN) show("");
  });
  document.addEventListener("visibilitychange", look);
  from(Number(part.dataset.sessionSeconds));
  setInterval(look, LOOK_MS);
}
