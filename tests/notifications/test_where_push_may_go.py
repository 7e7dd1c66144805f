"""A browser names where it is told; nothing but HTTPS to public addresses is ever asked."""

import socket
import threading

import pytest
from pytest_django import Settings

from notifications.endpoints import is_public, look_up
from notifications.errors import ClosedAddress, NoAnswer

type Found = list[tuple[int, int, int, str, tuple[str, int]]]


def resolving(monkeypatch: pytest.MonkeyPatch, *addresses: str) -> None:
    """Let every name lead to these addresses."""

    def found(name: str, port: int, **more: object) -> Found:
        return [(2, 1, 6, "", (address, port)) for address in addresses]

    monkeypatch.setattr(socket, "getaddrinfo", found)


# The special-purpose registries of IANA (RFC 6890 and its followers).
@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0"),
        *("100.64.0.1", "192.0.2.1", "198.18.0.1", "224.0.0.1", "255.255.255.255"),
        *("::1", "::", "fe80::1", "fc00::1", "ff02::1", "2001:db8::1", "::ffff:127.0.0.1"),
        *("::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "fe80::1%eth0", "no address"),
        *("fec0::1", "3fff::1", "192.88.99.1", "2001:20::1"),
    ],
)
def test_an_address_that_is_not_the_open_net_s_is_closed(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2001:4860:4860::8888", "::ffff:8.8.8.8"])
def test_an_address_of_the_open_net_is_public(address: str) -> None:
    assert is_public(address)


def test_the_place_is_the_address_that_was_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    resolving(monkeypatch, "8.8.8.8")
    place = look_up("https://push.example/send/abc?x=1")
    assert (place.address, place.port, place.secure) == ("8.8.8.8", 443, True)
    assert (place.origin, place.target) == ("https://push.example", "/send/abc?x=1")


def test_one_private_address_among_many_closes_the_name(monkeypatch: pytest.MonkeyPatch) -> None:
    resolving(monkeypatch, "8.8.8.8", "10.0.0.1")
    with pytest.raises(ClosedAddress):
        look_up("https://push.example/send")


@pytest.mark.parametrize(
    "endpoint",
    [
        *("", "push", "http://push.example/", "ftp://push.example/", "file:///etc/hosts"),
        *("https://push.example:22/", "https://push.example:x/", "https://me@push.example/"),
        *("https:///send", "https://[::1/", "https://push.example/\r\nHost: a", "https://p/ü"),
        *("https://push.example/a b", f"https://push.example/{'a' * 1_000}"),
    ],
)
def test_what_is_no_address_of_a_push_service_is_refused(
    endpoint: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    resolving(monkeypatch, "8.8.8.8")
    with pytest.raises(ClosedAddress):
        look_up(endpoint)


def test_a_name_that_nobody_knows_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*args: object, **more: object) -> Found:
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(ClosedAddress):
        look_up("https://push.example/")


def test_a_name_service_that_does_not_answer_is_not_waited_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answers = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **more: answers.wait(60))
    monkeypatch.setattr("notifications.endpoints.PATIENCE_SECONDS", 0.05)
    with pytest.raises(NoAnswer):
        look_up("https://push.example/")
    answers.set()


def test_only_an_origin_that_the_settings_name_may_be_private(settings: Settings) -> None:
    settings.INKWELL_PUSH_ALSO = ("http://127.0.0.1:8123",)
    assert look_up("http://127.0.0.1:8123/a").port == 8123
    with pytest.raises(ClosedAddress):
        look_up("http://127.0.0.1:8124/a")
