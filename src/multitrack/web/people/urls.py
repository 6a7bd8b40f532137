"""The addresses of signing in and of one's own account; nothing that would write e-mail is among them."""

from __future__ import annotations

from allauth.account import views
from django.urls import include, path

from multitrack.web.people import account
from multitrack.web.people.views import invitation

urlpatterns = [
    path("", account.show, name="account"),
    path("confirm/", account.confirm, name="confirm"),
    path("ask/", account.ask, name="ask"),
    path("second/", account.second, name="second"),
    path("link/", account.link, name="link"),
    path("drop/", account.drop, name="drop"),
    path("close/", account.close, name="close"),
    path("cannot/", account.cannot, name="cannot"),
    path("login/", views.login, name="account_login"),
    path("logout/", views.logout, name="account_logout"),
    path("inactive/", views.account_inactive, name="account_inactive"),
    path("signup/", views.signup, name="account_signup"),
    path("reauthenticate/", views.reauthenticate, name="account_reauthenticate"),
    path("password/", views.password_change, name="account_change_password"),
    path("password/set/", views.password_set, name="account_set_password"),
    path("invitation/<str:code>/", invitation, name="invitation"),
    path("2fa/", include("allauth.mfa.urls")),
]
