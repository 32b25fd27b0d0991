"""GOV.UK Frontend's components, drawn in a template environment of their own."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, PrefixLoader
from markupsafe import Markup


@cache
def _environment() -> Environment:
    # The kit reads options that are often absent, so its undefined is lenient; ours stays strict.
    loader = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
    made = Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True)
    # Careful: the kit indents what it nests, which would write spaces into the lines of a text area.
    made.filters["indent"] = lambda text, *_, **__: text
    return made


def macro_name(component: str) -> str:
    """Return the kit's name of a component's macro: `date-input` is `govukDateInput`."""
    return "govuk" + "".join(part.capitalize() for part in component.split("-"))


def govuk(component: str, params: Mapping[str, Any]) -> Markup:
    """Draw one GOV.UK component, such as `radios`, from the options its own documentation names."""
    template = _environment().get_template(f"govuk_frontend_jinja/components/{component}/macro.html")
    drawn: Markup = getattr(template.module, macro_name(component))(params)
    return drawn
