"""Addresses: the login pages of allauth, the desk, and everything else is the front end's."""

from django.urls import include, path

from accounts.proofs import shown_again
from accounts.views import (
    ChangeAddress,
    DeactivateCodes,
    RemovePasskey,
    ResetPassword,
    Sessions,
    SignUp,
    SignUpByPasskey,
)
from frontend.admin.urls import urls as desk_urls

urlpatterns = [
    path("accounts/signup/", SignUp.as_view(), name="account_signup"),
    path("accounts/signup/passkey/", SignUpByPasskey.as_view(), name="account_signup_by_passkey"),
    path("accounts/password/reset/", ResetPassword.as_view(), name="account_reset_password"),
    path("accounts/email/", shown_again(ChangeAddress.as_view()), name="account_email"),
    path(
        "accounts/2fa/webauthn/keys/<int:pk>/remove/",
        RemovePasskey.as_view(),
        name="mfa_remove_webauthn",
    ),
    path(
        "accounts/2fa/totp/deactivate/",
        DeactivateCodes.as_view(),
        name="mfa_deactivate_totp",
    ),
    path("accounts/sessions/", Sessions.as_view(), name="usersessions_list"),
    path("accounts/", include("allauth.urls")),
    path("admin/", desk_urls),
    path("", include("frontend.urls")),
]

handler400 = "frontend.views.errors.refused"
handler500 = "frontend.views.errors.broken"
handler429 = "frontend.views.limits.too_many"
