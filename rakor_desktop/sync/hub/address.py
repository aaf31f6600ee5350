"""Where the Hub is; a password in the address is used and never shown."""

from __future__ import annotations

from dataclasses import dataclass, field

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from rakor_desktop.domain.hub import HubError
from rakor_desktop.domain.i18n import _

DRIVER = "postgresql+psycopg"
_KNOWN = (DRIVER, "postgresql", "postgres")
_SECRETS = ("sslpassword",)


@dataclass(frozen=True, slots=True)
class Address:
    """A Hub by its address; a password that was typed is kept beside it, out of sight."""

    url: URL = field(repr=False)
    password: str = field(default="", repr=False)
    secrets: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    """Further options that nobody may see."""

    @classmethod
    def read(cls, text: str, password: str = "") -> Address:
        """Return the address in this text; refused, without repeating it, where it is of another kind."""
        try:
            url = make_url(text.strip())
        except (ArgumentError, ValueError):
            url = None
        if url is None or url.drivername not in _KNOWN:
            raise HubError(
                _(
                    "Alamat pusat data ditulis seperti ini: "
                    "postgresql+psycopg://nama@server.contoh.go.id/rakor (tanpa kata sandi)."
                )
            )
        inside = url.password or url.query.get("password") or ""
        bare = URL.create(DRIVER, url.username, None, url.host, url.port, url.database, url.query)
        secrets = tuple((name, str(url.query[name])) for name in _SECRETS if name in url.query)
        bare = bare.difference_update_query(["password", *_SECRETS])
        return cls(bare, password or (inside if isinstance(inside, str) else inside[-1]), secrets)

    @property
    def shown(self) -> str:
        """The address as it may be shown, kept and logged."""
        return self.url.render_as_string()

    @property
    def host(self) -> str:
        """The machine, as sentences call it."""
        host = self.url.host or self.url.query.get("host") or self.url.query.get("service") or ""
        named = host if isinstance(host, str) else ", ".join(host)
        return _("laptop ini") if not named or named.startswith("/") else named

    @property
    def name(self) -> str:
        """What the Hub is called where a file would be called by its name."""
        return _("pusat data {host}").format(host=self.host.replace("/", " ").strip())

    @property
    def complete(self) -> URL:
        """The address with the password, for the connection alone."""
        return self.url.set(password=self.password) if self.password else self.url
