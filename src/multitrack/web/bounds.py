"""What is handed in is bounded before it is looked at: more than any page asks for is let go as it comes."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from io import BytesIO
from typing import Any

from django.core.handlers.asgi import ASGIRequest
from django.utils import translation

from multitrack.web.lost import too_large
from multitrack.web.place import LARGEST_BODY

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[Mapping[str, Any]]]
Send = Callable[[Mapping[str, Any]], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]


class Bounded:
    """The house behind a door of a certain width; nothing that does not pass is kept, in memory or on a disk."""

    def __init__(self, house: Application, most: int = LARGEST_BODY) -> None:
        self.house, self.most = house, most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; one that is too large is answered here, once its sender is through."""
        if scope["type"] != "http" or _length(scope) <= self.most:
            await self.house(scope, self._counted(receive), send)
            return
        while (await receive()).get("more_body"):
            pass
        await _refuse(scope, send)

    def _counted(self, receive: Receive) -> Receive:
        """What comes without its length being said is counted; too much of it is as if the sender had gone."""
        so_far = 0

        async def counted() -> Mapping[str, Any]:
            nonlocal so_far
            message = await receive()
            so_far += len(message.get("body", b""))
            return message if so_far <= self.most else {"type": "http.disconnect"}

        return counted


def _length(scope: Scope) -> int:
    """How long the body is said to be; nothing where that is not said, or not in figures."""
    told = dict(scope["headers"]).get(b"content-length", b"")
    return int(told) if told.isdigit() and len(told) < 20 else 0


async def _refuse(scope: Scope, send: Send) -> None:
    with translation.override(translation.get_language_from_request(ASGIRequest(scope, BytesIO()))):
        answer = too_large()
    headers = [(name.lower().encode(), value.encode()) for name, value in answer.items()]
    await send({"type": "http.response.start", "status": answer.status_code, "headers": headers})
    await send({"type": "http.response.body", "body": answer.content})
