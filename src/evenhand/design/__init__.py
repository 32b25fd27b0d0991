"""How the service looks: page components, form fields that draw themselves, styles, the gallery."""
