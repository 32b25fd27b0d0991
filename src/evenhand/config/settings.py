"""Django's settings: one module for every place; what differs comes from environment.py."""

from pathlib import Path
from urllib.parse import urlsplit

from evenhand.config import addresses, environment
from evenhand.core import secrets

ENVIRONMENT = environment.read()
PACKAGE = Path(__file__).resolve().parent.parent

SECRET_KEY = ENVIRONMENT.SECRET_KEY or secrets.kept(ENVIRONMENT.DATA_DIR, "django-secret")
DEBUG = False
DEMO = ENVIRONMENT.DEMO
STAFF_NEED_APP = ENVIRONMENT.STAFF_NEED_APP
CASES_AN_HOUR = ENVIRONMENT.CASES_AN_HOUR
PUBLIC_URL = ENVIRONMENT.public_url
SAME_POLICY_SITES = [each.strip() for each in ENVIRONMENT.SAME_POLICY_SITES.split(",") if each.strip()]
FILES_DIR = ENVIRONMENT.files_dir
DATA_DIR = ENVIRONMENT.DATA_DIR
SIGNING_KEYS_DIR = ENVIRONMENT.SIGNING_KEYS_DIR
CRASHPOINT = ENVIRONMENT.CRASHPOINT
TRUSTED_PROXIES = ENVIRONMENT.trusted_proxies
ALLOWED_HOSTS = [urlsplit(PUBLIC_URL).hostname or "127.0.0.1", "127.0.0.1", "localhost"]
SECURE = PUBLIC_URL.startswith("https://")
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "procrastinate.contrib.django",
    "evenhand.core",
    "evenhand.domain.organisations",
    "evenhand.domain.identity",
    "evenhand.domain.law",
    "evenhand.domain.feedback",
    "evenhand.domain.people",
    "evenhand.domain.correspondence",
    "evenhand.domain.documents",
    "evenhand.domain.requests",
    "evenhand.domain.cases",
    "evenhand.domain.panel",
    "evenhand.domain.referrals",
    "evenhand.domain.casework",
    "evenhand.domain.cover",
    "evenhand.domain.meetings",
    "evenhand.domain.agreements",
    "evenhand.domain.preparing",
    "evenhand.domain.certificates",
    "evenhand.domain.figures",
    "evenhand.domain.oversight",
    "evenhand.domain.safeguarding",
    "evenhand.domain.complaints",
    "evenhand.design",
    "evenhand.portals",
    "evenhand.website",
    "evenhand.website.pages",
    "evenhand.website.reckoners",
    "evenhand.website.films",
    "evenhand.website.support",
    "evenhand.api",
    *(["evenhand.demo"] if DEMO else []),
    # The content system: it keeps and edits the pages of evenhand.website.pages, and nothing else (decision 0030).
    "wagtail.contrib.simple_translation",
    "evenhand.website.pages.without_screens.UsersWithoutScreens",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
]

MIDDLEWARE = [
    "evenhand.portals.behind_proxies.BehindProxies",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "evenhand.portals.middleware.PrivateByDefault",
    "evenhand.website.cookies.guard.OnlyRegistered",
    "evenhand.portals.middleware.BoundedRequests",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "evenhand.portals.middleware.DefaultDeny",
]

ROOT_URLCONF = "evenhand.config.urls"
WSGI_APPLICATION = "evenhand.config.wsgi.application"
AUTH_USER_MODEL = "identity.User"
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
LOGIN_URL = "/sign-in"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"


def database(url: str, *, pool: bool) -> dict[str, object]:
    """Return Django's settings for one PostgreSQL address; a socket folder may stand in `?host=`."""
    address = addresses.parse(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": address.database,
        "USER": address.role,
        "PASSWORD": address.password,
        "HOST": address.host,
        "PORT": address.port,
        "CONN_MAX_AGE": 0,
        "OPTIONS": {
            **address.options,
            "pool": {"min_size": 1, "max_size": 8, "timeout": 10} if pool else False,
        },
    }


DATABASES = {"default": database(ENVIRONMENT.DATABASE_URL or "postgresql:///evenhand", pool=True)}

# Nothing is kept that another process would not see change; public pages are kept by a count that all see
# (website/kept_pages.py).
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"},
    "pages": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "pages",
        "TIMEOUT": 24 * 3600,
        "OPTIONS": {"MAX_ENTRIES": 500},
    },
}

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {"environment": "evenhand.design.templates.environment"},
    },
    # Of the content system's own screens alone.
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    },
]
# Our own fields draw themselves; what Wagtail's forms need is in its own engine.
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

LANGUAGE_CODE = "en-gb"
# Of the public pages. Easy Read is English for people who find reading hard: a variant of it, as BCP 47 writes one.
LANGUAGES = [("en-gb", "English"), ("pl", "Polski"), ("ur", "اردو"), ("en-gb-x-easy", "Easy Read English")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/London"

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STORAGES = {
    "staticfiles": {"BACKEND": "evenhand.config.statics.Collected"},
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
}

SESSION_ENGINE = "evenhand.portals.sessions"
SESSION_COOKIE_NAME = "__Host-session" if SECURE else "session"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_AGE = 60 * 60 * 12
# By which a browser is known again in which somebody signed in (portals/staying.py).
KNOWN_COOKIE_NAME = "__Host-browser" if SECURE else "browser"
CSRF_COOKIE_NAME = "__Host-csrf" if SECURE else "csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_AGE = None  # until the browser is closed
CSRF_FAILURE_VIEW = "evenhand.design.errors.page_too_old"
# Not "no-referrer": browsers then send `Origin: null` with our own forms, which the CSRF check refuses.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
# Four times the largest file that is kept, so that one a little too large is still refused in its own words.
LARGEST_REQUEST = 40 * 1024 * 1024

EMAIL_HOST = ENVIRONMENT.SMTP_HOST
EMAIL_PORT = ENVIRONMENT.SMTP_PORT
EMAIL_HOST_USER = ENVIRONMENT.SMTP_USER
EMAIL_HOST_PASSWORD = ENVIRONMENT.SMTP_PASSWORD
EMAIL_USE_TLS = ENVIRONMENT.SMTP_TLS
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = ENVIRONMENT.MAIL_FROM

# What says in which council a visitor lives, for whose service a public page names; empty where it is not known.
COUNCIL_OF = "evenhand.website.near_you.area.code_of"
# Which entries of the directory of support are loaded: package, and file inside it.
SUPPORT_FILES = [
    ("evenhand.website.support", "first_edition/support.toml"),
    *([("evenhand.demo", "data/support.toml")] if DEMO else []),
]

# Whom a visitor of the demonstration can be; read only where DEMO is on.
DEMO_PEOPLE = "evenhand.demo.people.DEMO_PEOPLE"

# Each port of the domain is met by the adapter named here, as Django does for e-mail.
ADAPTERS = {
    "mail": "evenhand.adapters.email.smtp.send",
    "press": "evenhand.adapters.signing.press.open_press",
    "printer": "evenhand.adapters.printing.agreement.print_agreement",
    "storage": "evenhand.adapters.storage.folder.Folder",
    "cleaner": "evenhand.adapters.cleaning.apart.clean",
    "scanner": "evenhand.adapters.antivirus.none.scan",
    "single_sign_on": "evenhand.adapters.single_sign_on.openid.OpenID",
}

# Nothing personal in a log: levels and names of things only, never their contents.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {"()": "evenhand.config.logs.Discreet", "format": "%(levelname)s %(name)s %(message)s"}
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}

# Background jobs live in each app's jobs.py.
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"

WAGTAIL_SITE_NAME = "Evenhand"
WAGTAILADMIN_BASE_URL = PUBLIC_URL
WAGTAIL_I18N_ENABLED = True
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES[:1]
# Nothing is asked of anybody else: no picture of an editor, no news of Wagtail's own.
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
# It writes to nobody: who must know what waits for them is told by this service, or finds it in the list.
WAGTAIL_WORKFLOW_ENABLED = WAGTAILADMIN_COMMENTS_ENABLED = False
WAGTAILADMIN_UNSAFE_PAGE_DELETION_LIMIT = 1
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database", "AUTO_UPDATE": True}}
TAGGIT_CASE_INSENSITIVE = True
