// A passkey makes or signs what the page asks; the answer goes with the form. Where no script or no passkey can be used,
// the page says what else can.
const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (one) => one.charCodeAt(0));
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "");
const named = (keys) => (keys || []).map((key) => ({ ...key, id: bytes(key.id) }));

async function answer(asked) {
  const publicKey = { ...asked, challenge: bytes(asked.challenge) };
  if (asked.user) {
    publicKey.user = { ...asked.user, id: bytes(asked.user.id) };
    publicKey.excludeCredentials = named(asked.excludeCredentials);
  } else publicKey.allowCredentials = named(asked.allowCredentials);
  const key = await navigator.credentials[asked.user ? "create" : "get"]({ publicKey });
  const response = {};
  for (const part of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (key.response[part]) response[part] = text(key.response[part]);
  }
  return JSON.stringify({ id: key.id, rawId: text(key.rawId), type: key.type, response, clientExtensionResults: {} });
}

export function usePasskey(part) {
  if (!part || !window.PublicKeyCredential) return;
  const form = part.closest("form");
  const button = part.querySelector("button");
  const said = part.querySelector("[data-passkey-said]");
  part.querySelector("[data-passkey-without]").hidden = true;
  button.hidden = false;
  button.addEventListener("click", async () => {
    said.textContent = "";
    button.disabled = true;
    try {
      form.elements.passkey.value = await answer(JSON.parse(part.dataset.passkey));
      form.submit();
    } catch {
      button.disabled = false;
      said.textContent = part.dataset.passkeyNot;
    }
  });
}
