"""The loopback Discord as a server: routes, the door with its checks, and its life."""

from __future__ import annotations

import json
import ssl
from collections.abc import Awaitable, Callable
from time import perf_counter
from typing import Any

from aiohttp import web

from . import calls
from .calls import Call, Refusal, Reply
from .faults import Buckets, Fault, Faults, Limit
from .gateway import Gateway
from .interactions import Interactions
from .journal import Event, Journal
from .messages import Messages
from .schema import Contract
from .world import World

API = "/api/v10"
HOST, GATEWAY_HOST = "discord.com", "gateway.discord.gg"
CALLBACK = "/interactions/{interaction_id}/{interaction_token}/callback"
HOOK = "/webhooks/{webhook_id}/{webhook_token}"
ROOM = "/channels/{channel_id}/messages"
COMMANDS = "/applications/{application_id}/commands"
GUILD_COMMANDS = "/applications/{application_id}/guilds/{guild_id}/commands"
MAJOR = ("channel_id", "guild_id", "webhook_token", "interaction_token")

Handler = Callable[[Call], Awaitable[Reply]]
Routes = dict[tuple[str, str], Handler]


class Server:
    """One loopback Discord on a port that the kernel picks.

    Public parts: `world` (state, violations), `journal`, `gateway`, `faults`, `limits`, and
    `heard`: all calls that came, those that ran into a planned failure too.
    """

    def __init__(self, contract: Contract | None, limit: Limit | None = None) -> None:
        self.journal = Journal()
        self.world = World(self.journal)
        self.gateway = Gateway(self.world)
        self.faults = Faults()
        self.limits = Buckets(limit or Limit())
        self.heard: list[Call] = []
        self.base = ""
        self.port = 0
        self._contract = contract
        self._runner: web.AppRunner | None = None

    async def start(self, tls: ssl.SSLContext | None = None) -> None:
        """Listen on loopback: under its own addresses or, with `tls`, under Discord's."""
        app = web.Application()
        app.router.add_get("/gateway", self.gateway.handle)
        app.router.add_get("/gateway/", self.gateway.handle)
        if tls:
            app.router.add_get("/", self.gateway.handle)
        for (method, route), handler in self._routes().items():
            app.router.add_route(method, API + route, self._door(method, route, handler))
        app.router.add_get("/files/{id}/{name}", self._hand_out)
        app.router.add_route("*", "/{tail:.*}", self._unknown)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0, ssl_context=tls)
        await site.start()
        self.port = self._runner.addresses[0][1]
        self.base = f"http://127.0.0.1:{self.port}{API}"
        self.gateway.url = f"ws://127.0.0.1:{self.port}/gateway"
        if tls:
            self.base, self.gateway.url = f"https://{HOST}{API}", f"wss://{GATEWAY_HOST}"

    async def stop(self) -> None:
        """Close every connection and the port."""
        self.gateway.cut()
        if self._runner:
            await self._runner.cleanup()

    async def met(self, fault: Fault) -> Event:
        """Until a call has run into this planned failure."""
        return await self.journal.wait(lambda event: event.data.get("fault") is fault, since=0)

    def _routes(self) -> Routes:
        said, asked = Messages(self.world, self.gateway), Interactions(self.world, self.gateway)
        return {
            ("GET", "/users/@me"): said.me,
            ("GET", "/oauth2/applications/@me"): said.application,
            ("GET", "/gateway/bot"): said.gateway_bot,
            ("GET", COMMANDS): said.commands,
            ("PUT", COMMANDS): said.overwrite_commands,
            ("GET", GUILD_COMMANDS): said.commands,
            ("PUT", GUILD_COMMANDS): said.overwrite_commands,
            ("POST", ROOM): said.create,
            ("GET", ROOM + "/{message_id}"): said.read,
            ("PATCH", ROOM + "/{message_id}"): said.edit,
            ("DELETE", ROOM + "/{message_id}"): said.delete,
            ("POST", CALLBACK): asked.callback,
            ("POST", HOOK): asked.followup,
            ("GET", HOOK + "/messages/@original"): asked.read_original,
            ("PATCH", HOOK + "/messages/@original"): asked.edit_original,
            ("DELETE", HOOK + "/messages/@original"): asked.delete_original,
            ("GET", HOOK + "/messages/{message_id}"): asked.read_followup,
            ("PATCH", HOOK + "/messages/{message_id}"): asked.edit_followup,
            ("DELETE", HOOK + "/messages/{message_id}"): asked.delete_followup,
        }

    def _door(
        self, method: str, route: str, handler: Handler
    ) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
        name = f"{method} {route}"

        async def enter(request: web.Request) -> web.StreamResponse:
            body, files = await _body(request)
            call = Call(
                method=method,
                route=route,
                match=dict(request.match_info),
                query=dict(request.query),
                headers=dict(request.headers),
                body=body,
                files=files,
                at=perf_counter(),
            )
            self.heard.append(call)
            fault = self.faults.take(name)
            if fault:
                self.journal.add(Event(name="FAULT", data={"fault": fault, "call": call}))
            if fault and not fault.after and (response := await _fail(request, fault)):
                return response
            reply, headers = await self._answer(request, call, handler)
            self._record(call, reply)
            if fault and fault.after and (response := await _fail(request, fault)):
                return response
            return _response(reply, headers)

        return enter

    async def _answer(
        self, request: web.Request, call: Call, handler: Handler
    ) -> tuple[Reply, dict[str, str]]:
        major = next((call.match[key] for key in MAJOR if key in call.match), "")
        allowance = self.limits.take(call.name, major)
        if allowance.exhausted:
            self.world.violate(f"{call.name}: a request on an exhausted bucket")
            wait = {"message": "You are being rate limited.", "global": False}
            body = {**wait, "retry_after": round(allowance.reset_after, 3)}
            return Reply(status=429, body=body), {**allowance.headers, "Via": "1.1 loopback"}
        try:
            self._authorize(request, call)
            self._judge_request(call)
            reply = await handler(call)
        except Refusal as refusal:
            reply = refusal.reply
        self._judge_own(call, reply)
        return reply, allowance.headers

    def _judge_own(self, call: Call, reply: Reply) -> None:
        """What we answer must be what Discord could answer."""
        if reply.status != 200 or self._contract is None:
            return
        if problem := self._contract.response_problem(call.method, call.route, reply.body):
            self.world.violate(f"the loopback itself, {call.name}: {problem}")

    def _authorize(self, request: web.Request, call: Call) -> None:
        """Webhooks and interactions carry their token in the path; all else needs the bot's."""
        if call.route.startswith(("/interactions", "/webhooks")):
            return
        if request.headers.get("Authorization") != f"Bot {self.world.token}":
            raise calls.unauthorized()
        if call.match.get("application_id", self.world.application_id) != self.world.application_id:
            raise calls.unauthorized()

    def _judge_request(self, call: Call) -> None:
        if call.body is None and call.method in ("POST", "PUT", "PATCH"):
            self.world.violate(f"{call.name}: no JSON body")
            raise calls.bad_body("no JSON body")
        if call.body is None or self._contract is None:
            return
        if problem := self._contract.request_problem(call.method, call.route, call.body):
            self.world.violate(f"{call.name}: {problem}")
            raise calls.bad_body(problem)

    async def _hand_out(self, request: web.Request) -> web.StreamResponse:
        """A file that a person has attached, as Discord's own server of files does."""
        return web.Response(body=self.world.files[request.match_info["id"]])

    async def _unknown(self, request: web.Request) -> web.StreamResponse:
        self.world.violate(f"unknown route {request.method} {request.path}")
        return _response(calls.no_such_route().reply, {})

    def _record(self, call: Call, reply: Reply) -> None:
        data = {
            "body": call.body,
            "status": reply.status,
            "result": reply.body,
            "match": call.match,
        }
        self.journal.add(Event(name=call.name, data=data, at=call.at))


async def _body(request: web.Request) -> tuple[Any, dict[str, bytes]]:
    """The JSON of a request, and what is uploaded with it."""
    if not request.can_read_body:
        return None, {}
    if request.content_type == "multipart/form-data":
        form = await request.post()
        parts = [part for part in form.values() if isinstance(part, web.FileField)]
        files = {part.filename: part.file.read() for part in parts}
        return (json.loads(str(form["payload_json"])) if "payload_json" in form else None), files
    raw = await request.read()
    return (json.loads(raw) if request.content_type == "application/json" else None), {}


async def _fail(request: web.Request, fault: Fault) -> web.StreamResponse | None:
    """Carry out a planned failure; None where the call goes on after it."""
    if fault.hold:
        await fault.release.wait()
    if fault.cut:
        if request.transport:
            request.transport.abort()
        return web.Response()
    if fault.status is None:
        return None
    return _response(Reply(status=fault.status, body=dict(fault.body)), fault.headers)


def _response(reply: Reply, headers: dict[str, str]) -> web.Response:
    if reply.body is None:
        return web.Response(status=reply.status, headers=headers)
    # Without "charset": discord.py reads JSON only under exactly this type.
    typed = {**headers, "Content-Type": "application/json"}
    return web.Response(status=reply.status, body=json.dumps(reply.body).encode(), headers=typed)
