"""The life of a machine, driven by Apache Libcloud from PyPI. Arguments: address, API key, secret key."""

import sys
from urllib.parse import urlparse

from libcloud.common.types import InvalidCredsError, ProviderError
from libcloud.compute.providers import get_driver
from libcloud.compute.types import Provider

url, key, secret = sys.argv[1:4]
place = urlparse(url)
where = {"host": place.hostname, "port": place.port, "path": place.path, "secure": False}
driver = get_driver(Provider.CLOUDSTACK)
cloud = driver(key=key, secret=secret, **where)
cloud.connection.poll_interval = 0.05


def named(rows, name):
    return next(row for row in rows if row.name == name)


zone = named(cloud.list_locations(), "fra-1")
node = cloud.create_node(
    name="web-04",
    size=named(cloud.list_sizes(), "small"),
    image=named(cloud.list_images(location=zone), "debian-12"),
    location=zone,
    networks=[named(cloud.ex_list_networks(), "web-net")],
    ex_start_vm=True,
)
assert (node.name, node.state) == ("web-04", "running"), node
assert node.private_ips[0].startswith("10.1.1."), node.private_ips
assert node.ex_stop() == "Stopped" and node.ex_start() == "Running" and node.reboot() is True

disk = cloud.create_volume(20, "new-disk", location=zone, ex_volume_type="custom")
assert cloud.attach_volume(node, disk) is True
assert sorted(one.name for one in cloud.list_volumes(node=node)) == ["ROOT-web-04", "new-disk"]
assert cloud.detach_volume(disk) is True and cloud.destroy_volume(disk) is True

address = next(one for one in cloud.ex_list_public_ips() if one.address == "203.0.113.14")
forward = cloud.ex_create_port_forwarding_rule(node, address, 22, 8022, "TCP", openfirewall=False)
assert str(forward.public_port) == "8022" and cloud.ex_delete_port_forwarding_rule(node, forward) is True
rule = cloud.ex_create_firewall_rule(address, "198.51.100.0/24", "TCP", start_port=8022, end_port=8022)
assert rule.cidr_list == "198.51.100.0/24" and cloud.ex_delete_firewall_rule(rule) is True

assert cloud.destroy_node(node, ex_expunge=True) is True
assert "web-04" not in [one.name for one in cloud.list_nodes()]

try:
    cloud.ex_start(named(cloud.list_nodes(), "web-03"))
    raise AssertionError("web-03 started")
except AssertionError:
    raise
except Exception as error:
    assert "web-03" in str(error), error
try:
    cloud.ex_get_volume("00000000-0000-0000-0000-000000000001")
    raise AssertionError("a volume that is not there was found")
except ProviderError as error:
    assert error.http_code == 431, error
try:
    driver(key=key, secret="wrong", **where).list_nodes()
    raise AssertionError("a wrong key was let in")
except InvalidCredsError:
    pass
print("lived")
