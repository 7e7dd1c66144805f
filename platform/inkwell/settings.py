"""Settings: one file for every place Inkwell runs in; what differs comes from the environment."""

from typing import Any, Final

import dj_database_url
from django.utils.csp import CSP
from kombu.entity import Queue

from articles.markup.embeds import FRAME_HOSTS
from inkwell.assets import COLLECTED
from inkwell.environment import Environment, smtp_mailer
from inkwell.schedule import DEMO, SCHEDULE

ENVIRONMENT: Final = Environment.read()

SECRET_KEY = ENVIRONMENT.secret_key
DEBUG = ENVIRONMENT.debug
ALLOWED_HOSTS = list(ENVIRONMENT.allowed_hosts)
ROOT_URLCONF = "inkwell.urls"
WSGI_APPLICATION = "inkwell.wsgi.application"

# The ledger comes first: its first migration makes the roles that all later tables are granted to.
INSTALLED_APPS = [
    "ledger",
    "curation",
    "rewards",
    "accounts",
    "notifications",
    "communities",
    "articles",
    "moderation",
    "frontend",
    "inkwell",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django_htmx",
    "heroicons",
    # Unfold before the admin, whose templates it replaces. Neither looks for models by itself.
    "unfold.apps.BasicAppConfig",
    "django.contrib.admin.apps.SimpleAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "inkwell.bodies.heard_out",
    "django.middleware.security.SecurityMiddleware",
    "inkwell.compression.CompressedWords",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "frontend.whereabouts.WhereTheReaderIs",
    "frontend.middleware.as_the_reader_chose",
    "frontend.logged_out.there_and_back",
    "accounts.proofs.NothingLiesInWait",
    "frontend.middleware.words_for_wrong_methods",
    "frontend.middleware.no_final_slash",
    "frontend.middleware.WordsForTheSuspended",
    "frontend.middleware.NothingUnreadable",
    "frontend.middleware.noindex_unless_findable",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [("django.template.loaders.cached.Loader", ["frontend.compact.Loader"])],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csp",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "frontend.context.bell",
                "frontend.context.agreement",
                "frontend.context.announced",
                "frontend.context.cases",
                "frontend.context.log_in",
                "frontend.context.site",
            ],
        },
    },
]


# Faults and warnings go to where the process writes; an address that does not exist is no fault.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"process": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["process"], "level": "WARNING"},
    "loggers": {"django.request": {"level": "ERROR"}},
}

DATABASES: dict[str, Any] = {
    "default": dj_database_url.parse(
        ENVIRONMENT.database_url, conn_max_age=60, conn_health_checks=True
    ),
}
if ENVIRONMENT.database_role:
    DATABASES["default"].setdefault("OPTIONS", {})["assume_role"] = ENVIRONMENT.database_role
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CELERY_BROKER_URL = ENVIRONMENT.redis_url
CELERY_BEAT_SCHEDULE = SCHEDULE | (DEMO if ENVIRONMENT.lively else {})
CELERY_TIMEZONE = "UTC"
# What waits for machines of others has a queue of its own: paying and sealing never stand behind
# it. A worker that is told no queue serves both.
CELERY_TASK_DEFAULT_QUEUE = "celery"
CELERY_TASK_QUEUES = (Queue("celery"), Queue("outside"))  # type: ignore[no-untyped-call]
CELERY_TASK_ROUTES = {
    "frontend.tasks.carry_letters": {"queue": "outside"},
    "frontend.tasks.push_to": {"queue": "outside"},
    "frontend.tasks.push_again": {"queue": "outside"},
}
CELERY_TASK_IGNORE_RESULT = True
# A job is acknowledged when it is done: a killed worker's job is delivered again.
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_WORKER_HIJACK_ROOT_LOGGER = False


# Limits of attempts live here: shared by all processes, kept when the broker is lost.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
    # What readers without an account share for seconds; the site works without it.
    "pages": {
        "BACKEND": "inkwell.page_cache.PageCache",
        "LOCATION": ENVIRONMENT.redis_url,
        "KEY_PREFIX": "pages",
        "OPTIONS": {"socket_connect_timeout": 0.2, "socket_timeout": 0.2},
    },
}


AUTH_USER_MODEL = "accounts.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if ENVIRONMENT.https else 0

ACCOUNT_ADAPTER = "accounts.adapter.Adapter"
ACCOUNT_FORMS = {
    "add_email": "accounts.forms.AddEmailForm",
    "login": "accounts.forms.LoginForm",
    "signup": "accounts.forms.SignUpForm",
    "reset_password": "accounts.forms.ResetPasswordForm",
    "request_login_code": "accounts.forms.RequestLoginCodeForm",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = "name"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email*", "password1*"]
ACCOUNT_SIGNUP_REDIRECT_URL = "welcome"
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
# Passkey sign-up wants both; who signs up with a password is let in first (accounts.stages).
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = 3600
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_RATE_LIMITS = {
    # At most 20 wrong passwords or codes an account and hour, from however many addresses, and as
    # many by who is logged in.
    "login_failed": "5/5m/key,20/h/key",
    # Ours (accounts.limits): wrong passwords and codes from one address, at whichever account.
    "guess": "10/m/ip,100/h/ip",
    "change_password": "5/m/user,20/h/user",
    "reauthenticate": "10/m/user,20/h/user",
    # Ours (accounts.limits): new versions of texts and comments, of which each may name others.
    "change_text": "10/m/user,60/h/user",
    "report": "10/m/ip,60/h/ip",
    # Ours: files of pictures, taken or not; the quota of a day counts those that were kept.
    "upload": "30/m/user,400/d/user",
    "manage_email": "10/m/user,20/h/user",
    # Letters to one address, which need not be that of who asks for them.
    "confirm_email": "1/10s/key,10/h/key,20/d/key",
    "reset_password": "20/m/ip",
    "request_login_code": "20/m/ip",
    # Ours: of these two, each by itself, to one address; from one browser's address to one; and
    # by a browser that the account signed in with, whatever others ask for.
    "letter": "5/m/key,10/h/key,20/d/key",
    "letter_from_one": "4/h/key,8/d/key",
    "letter_from_home": "5/m/key,10/h/key,20/d/key",
}
MFA_ADAPTER = "accounts.keys.KeyAdapter"
MFA_FORMS = {
    "authenticate": "accounts.forms.AuthenticateForm",
    "reauthenticate": "accounts.forms.ReauthenticateForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_PASSKEY_SIGNUP_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "Inkwell"
# A phone whose clock is half a minute off still opens the account.
MFA_TOTP_TOLERANCE = 1
# Browsers allow passkeys over plain HTTP on localhost only; so does the check of their answers.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not ENVIRONMENT.https

# The desk at /admin/ (frontend.admin): unfold asks these for what stands around every page.
UNFOLD = {
    "SITE_TITLE": "Inkwell",
    "SITE_HEADER": "Inkwell",
    "SITE_URL": "/",
    "SHOW_HISTORY": False,
    "SHOW_VIEW_ON_SITE": False,
    "STYLES": ["frontend.admin.site.style"],
    "DASHBOARD_CALLBACK": "frontend.admin.dashboard.fill",
    "SIDEBAR": {"navigation": "frontend.admin.navigation.groups"},
    "ACCOUNT": {"navigation": "frontend.admin.navigation.own"},
}


MAILERS = {"default": smtp_mailer(ENVIRONMENT.smtp)}
DEFAULT_FROM_EMAIL = ENVIRONMENT.mail_from
INKWELL_SITE = ENVIRONMENT.site
#: The demo: letters go nowhere and are shown on a page instead.
INKWELL_SHOW_MAIL = ENVIRONMENT.show_mail


LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("sv", "Svenska")]
TIME_ZONE = "UTC"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
# Served by a view that knows each file from the table, not by its folder.
MEDIA_ROOT = ENVIRONMENT.media_folder
MEDIA_URL = "/media/"
FILE_UPLOAD_PERMISSIONS = 0o640
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o750
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage",
        # Whoever collects them need not be who serves them.
        "OPTIONS": {"file_permissions_mode": 0o644, "directory_permissions_mode": 0o755},
    },
}
# One process serves pages and files. `inkwell.assets` collects these with a hash of their content
# in the name, so that browsers keep them for ever, and compressed beforehand; with DEBUG they come
# straight from the apps' folders.
STATIC_ROOT = COLLECTED
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = DEBUG

# Everything comes from this site; scripts and styles carry the nonce of their page.
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF, CSP.NONCE],
    "style-src": [CSP.SELF, CSP.NONCE],
    "img-src": [CSP.SELF, "data:"],
    "media-src": [CSP.SELF],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    # Players and maps that a reader presses for; a sandbox holds each of them.
    "frame-src": list(FRAME_HOSTS),
    "manifest-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
}
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SECURE = ENVIRONMENT.https
CSRF_COOKIE_SECURE = ENVIRONMENT.https
if ENVIRONMENT.https:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 31_536_000
    # Whether other names under the same domain are served over HTTPS is for their owner to know.
    SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]


INKWELL_RULE_SET = ENVIRONMENT.rule_set
INKWELL_RULES_SECONDS = ENVIRONMENT.rules_seconds
#: Tells the ledger, which knows no rules, the name of those in force.
INKWELL_RULES_IN_FORCE = "rewards.active.name_at"
INKWELL_ORIGIN = ENVIRONMENT.origin
INKWELL_SIGNER_SOCKET = ENVIRONMENT.signer_socket
INKWELL_LOG = ENVIRONMENT.log_folder
INKWELL_VAPID = ENVIRONMENT.vapid_folder
#: Origins that push may go to although they are neither public nor HTTPS: those of tests.
INKWELL_PUSH_ALSO: tuple[str, ...] = ()
INKWELL_STARTER_DELEGATION = ENVIRONMENT.starter_delegation
INKWELL_CONTACT = ENVIRONMENT.contact
INKWELL_PAGE_SECONDS = ENVIRONMENT.page_seconds
INKWELL_COUNTRY_HEADER = ENVIRONMENT.country_header
INKWELL_PACE_TIMES = ENVIRONMENT.pace_times
