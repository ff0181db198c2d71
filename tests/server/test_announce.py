"""The server's mDNS record, as a program that looks for it sees it."""

from queue import Queue

from moiso_server.announce import SERVICE_TYPE
from zeroconf import IPVersion, ServiceBrowser, ServiceListener, Zeroconf

from tests.server.conftest import StartServer
from tests.server.server_process import PATIENCE_S


class Heard(ServiceListener):
    """Puts the names of services into a queue."""

    def __init__(self) -> None:
        self.names: Queue[str] = Queue()

    def add_service(self, zc: Zeroconf, type_: str, name: str) -> None:
        self.names.put(name)

    def update_service(self, zc: Zeroconf, type_: str, name: str) -> None:
        self.names.put(name)

    def remove_service(self, zc: Zeroconf, type_: str, name: str) -> None:
        """Nothing to do."""


def test_a_running_server_is_found_with_its_id_name_and_port(start_server: StartServer) -> None:
    running = start_server("--announce", "--host", "0.0.0.0")
    server_id = (running.folder / "server.id").read_text()
    heard = Heard()
    zeroconf = Zeroconf(ip_version=IPVersion.V4Only)
    try:
        browser = ServiceBrowser(zeroconf, SERVICE_TYPE, heard)
        while server_id not in (name := heard.names.get(timeout=PATIENCE_S)):
            pass
        record = zeroconf.get_service_info(SERVICE_TYPE, name, timeout=10_000)
        browser.cancel()
    finally:
        zeroconf.close()
    assert record is not None
    assert f":{record.port}" in running.url
    said = {key.decode(): (value or b"").decode() for key, value in record.properties.items()}
    assert (said["id"], said["centre"], said["name"]) == (server_id, "tiny", "Trung tâm thử nghiệm")
    assert set(said) == {"id", "centre", "name", "version"}
