// Where somebody is: asked for only when they press the button, and rounded to about a kilometre before it leaves the
// browser. The button shows only where a script can ask.
const DECIMALS = 2;

export function locate(place) {
  if (!place || !isSecureContext || !navigator.geolocation) return;
  const form = place.closest("form");
  const said = form.querySelector("[data-locate-said]");
  place.hidden = false;
  place.firstElementChild.addEventListener("click", () => {
    said.textContent = "Your browser asks you whether it may tell us where you are.";
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        form.elements.postcode.value = "";
        for (const name of ["latitude", "longitude"]) form.elements[name].value = coords[name].toFixed(DECIMALS);
        form.submit();
      },
      () => { said.textContent = "Your browser did not tell us. Type your postcode instead."; },
      { maximumAge: 600000, timeout: 20000 },
    );
  });
}
