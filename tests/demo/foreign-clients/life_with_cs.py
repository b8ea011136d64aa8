"""The life of a machine, driven by the package `cs` from PyPI. Arguments: address, API key, secret key."""

import sys

from cs import CloudStack, CloudStackApiException, CloudStackException

url, key, secret = sys.argv[1:4]
cloud = CloudStack(endpoint=url, key=key, secret=secret, method="post", poll_interval=0.05, job_timeout=60)


def named(rows, name):
    return next(row for row in rows if row["name"] == name)


zone = named(cloud.listZones(fetch_list=True), "fra-1")
vm = cloud.deployVirtualMachine(
    zoneid=zone["id"],
    serviceofferingid=named(cloud.listServiceOfferings(fetch_list=True), "small")["id"],
    templateid=named(cloud.listTemplates(templatefilter="executable", fetch_list=True), "debian-12")["id"],
    networkids=[named(cloud.listNetworks(fetch_list=True), "web-net")["id"]],
    name="web-04",
    fetch_result=True,
)["virtualmachine"]
assert (vm["name"], vm["state"]) == ("web-04", "Running"), vm
assert cloud.stopVirtualMachine(id=vm["id"], fetch_result=True)["virtualmachine"]["state"] == "Stopped"
assert cloud.startVirtualMachine(id=vm["id"], fetch_result=True)["virtualmachine"]["state"] == "Running"

offering = named(cloud.listDiskOfferings(fetch_list=True), "ssd-20")
disk = cloud.createVolume(name="new-disk", zoneid=zone["id"], diskofferingid=offering["id"], fetch_result=True)["volume"]
disk = cloud.attachVolume(id=disk["id"], virtualmachineid=vm["id"], fetch_result=True)["volume"]
assert disk["vmname"] == "web-04", disk
assert len(cloud.listVolumes(virtualmachineid=vm["id"], fetch_list=True)) == 2

# More than nine entries of a map, with signs that encoders disagree about.
tags = [{"key": f"key {at}", "value": f"it's {at} (100%) + ü!*"} for at in range(12)]
cloud.createTags(resourceids=[vm["id"]], resourcetype="UserVm", tags=tags, fetch_result=True)
kept = cloud.listTags(resourceid=vm["id"], fetch_list=True)
assert sorted(tag["value"] for tag in kept) == sorted(tag["value"] for tag in tags), kept

address = next(one for one in cloud.listPublicIpAddresses(fetch_list=True) if one["ipaddress"] == "203.0.113.14")
ports = {"protocol": "tcp", "startport": 8443, "endport": 8443, "cidrlist": ["198.51.100.0/24"]}
rule = cloud.createFirewallRule(ipaddressid=address["id"], fetch_result=True, **ports)["firewallrule"]
assert rule["cidrlist"] == "198.51.100.0/24", rule
assert cloud.deleteFirewallRule(id=rule["id"], fetch_result=True)["success"] is True

cloud.detachVolume(id=disk["id"], fetch_result=True)
assert cloud.deleteVolume(id=disk["id"])["success"] is True
cloud.destroyVirtualMachine(id=vm["id"], expunge=True, fetch_result=True)
assert cloud.listVirtualMachines(id=vm["id"]) == {}

for refused, number in [
    (lambda: cloud.listVolumes(id="00000000-0000-0000-0000-000000000001"), 431),
    (lambda: cloud.listHosts(), 432),
    (lambda: CloudStack(endpoint=url, key=key, secret="wrong", method="get").listZones(), 401),
]:
    try:
        refused()
        raise AssertionError(f"{number} did not come")
    except CloudStackApiException as error:
        assert error.error["errorcode"] == number, error
try:
    stopped = named(cloud.listVirtualMachines(fetch_list=True), "web-03")
    cloud.startVirtualMachine(id=stopped["id"], fetch_result=True)
    raise AssertionError("web-03 started")
except CloudStackException as error:
    assert "web-03" in str(error), error
print("lived")
