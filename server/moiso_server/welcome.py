"""The first words of a server whose centre is not set up yet."""

from moiso_server.own_addresses import own_addresses


def welcome(host: str, staff_port: int, code: str) -> None:
    """Say on the console where the centre is set up, and with which code."""
    print("Trung tâm chưa được thiết lập. Mở trình duyệt · This centre is not set up yet. Open in a browser:")
    for address in own_addresses(host):
        print(f"  http://{address}:{staff_port}/first")
    if host in ("0.0.0.0", "::"):
        print(f"  http://localhost:{staff_port}/first  (trên máy này · on this machine)")
    print(f"Mã dùng một lần · One-time code: {code}", flush=True)
