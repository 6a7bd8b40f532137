"""Django's settings, made from the environment that :mod:`multitrack.web.boot` sets.

``MULTITRACK_RECORD`` names the file, folder or database (without it nothing is kept), ``MULTITRACK_HOSTS`` the names under
which the house is reached, ``MULTITRACK_SECURE`` that it is reached by https only, ``MULTITRACK_DEMO`` that
whoever comes may be anyone, ``MULTITRACK_WEBAUTHN`` that keys and passkeys may be used to sign in, ``MULTITRACK_EXPORT`` (and ``_MANDATE``) an
export that is open at home beside the desk.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

from multitrack import __version__
from multitrack.record.journal.address import is_address
from multitrack.web.place import LARGEST_BODY, Place, kept_in

HERE = Path(__file__).parent
_named = os.environ.get("MULTITRACK_RECORD", "")
PLACE = Place(_named if is_address(_named) else Path(_named)) if _named else None
DEMO = os.environ.get("MULTITRACK_DEMO") == "1"
DESK = os.environ.get("MULTITRACK_DESK") == "1"
EXPORT, MANDATE = (os.environ.get(f"MULTITRACK_{named}", "") for named in ("EXPORT", "MANDATE"))
SECURE = os.environ.get("MULTITRACK_SECURE") == "1"
VERSION = __version__

DEBUG = False
SECRET_KEY = PLACE.secret() if PLACE else secrets.token_urlsafe(50)
ALLOWED_HOSTS = os.environ.get("MULTITRACK_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
ROOT_URLCONF = "multitrack.web.urls"
ASGI_APPLICATION = "multitrack.web.asgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "multitrack.web.people",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "multitrack.web.shield.ContentPolicy",
    "multitrack.web.statics.OwnFiles",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "multitrack.web.people.gate.Gate",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "multitrack.web.lost.OutOfReach",
]
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "multitrack.web.around.around",
                "multitrack.web.people.around.around",
            ],
            "libraries": {"talks": "multitrack.web.tags", "home": "multitrack.web.takeaway.tags"},
        },
    }
]
DATABASES = {"default": PLACE.accounts() if PLACE else kept_in(":memory:")}

# Accounts: no open sign-up, no e-mail; who someone is to the record is an opaque code
AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "house"
LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "multitrack.web.people.door.Door"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
if os.environ.get("MULTITRACK_WEBAUTHN") == "1":
    MFA_SUPPORTED_TYPES.append("webauthn")
MFA_TOTP_ISSUER = "multitrack"
MFA_FORMS = {
    "authenticate": "multitrack.web.people.door.CodeForm",
    "reauthenticate": "multitrack.web.people.door.CodeAgainForm",
}

# Cookies and headers
CSRF_FAILURE_VIEW = "multitrack.web.lost.not_sent"
SESSION_COOKIE_NAME = "login"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
CSRF_COOKIE_HTTPONLY = True
SECURE_SSL_REDIRECT = SECURE
SECURE_HSTS_SECONDS = 31536000 if SECURE else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# What is handed in is held in memory alone, never in a file of the machine's; :mod:`multitrack.web.bounds` keeps it small
FILE_UPLOAD_MAX_MEMORY_SIZE = DATA_UPLOAD_MAX_MEMORY_SIZE = LARGEST_BODY
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]

# Languages: every string can be said in each; people's own words stay as they wrote them
LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("ar", _("Arabic"))]
LOCALE_PATHS = [HERE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = os.environ.get("MULTITRACK_TIME_ZONE", "UTC")

# Static files come from the package itself: nothing to collect, nothing from elsewhere
STATIC_URL = "static/"
STATICFILES_DIRS = [HERE / "static"]
STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_MAX_AGE = 86400

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # a refused act is no news for the server's log: its address would tell in which room somebody acted, and when
    "loggers": {"django.request": {"level": "ERROR"}},
}
