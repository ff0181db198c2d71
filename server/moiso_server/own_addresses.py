"""Where other machines of the network reach this one."""

from ifaddr import get_adapters


def reachable(host: str) -> bool:
    """Whether other machines can reach a server that listens here: only then is it announced."""
    return not (host == "localhost" or host.startswith("127.") or host == "::1")


def own_addresses(host: str) -> list[str]:
    """Where the server answers: the address it listens on, or all of the machine's (IPv4)."""
    if host not in ("0.0.0.0", "::"):
        return [host]
    found = [ip.ip for adapter in get_adapters() for ip in adapter.ips if isinstance(ip.ip, str)]
    return [ip for ip in found if not ip.startswith(("127.", "169.254."))] or ["127.0.0.1"]
