"""The house's own files: style sheet, script, mark. Small enough to be handed out whole."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from whitenoise.middleware import WhiteNoiseMiddleware


class OwnFiles(WhiteNoiseMiddleware):  # type: ignore[misc]
    """Hands out static files from the package itself, in one piece, as an asynchronous server likes them."""

    @staticmethod
    def serve(static_file: object, request: HttpRequest) -> HttpResponse:
        """One file, or that it has not changed."""
        found = static_file.get_response(request.method, request.META)  # type: ignore[attr-defined]
        body = b"" if found.file is None else found.file.read()
        response = HttpResponse(body, status=int(found.status))
        del response["content-type"]
        for name, value in found.headers:
            response[name] = value
        if request.method != "HEAD":
            response["Content-Length"] = str(len(body))
        return response
