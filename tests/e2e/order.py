# Holds the start times of containers against the conditions in the file: order.py MODEL.json CONTAINERS.json EVENTS.json
import datetime
import json
import sys

model, containers = (json.load(open(name, encoding="utf-8")) for name in sys.argv[1:3])
healthy = {}
for line in open(sys.argv[3], encoding="utf-8"):
    event = json.loads(line)
    if event["Action"] == "health_status: healthy":
        at = datetime.datetime.fromtimestamp(event["timeNano"] / 1e9, datetime.timezone.utc)
        healthy.setdefault(event["Actor"]["Attributes"]["com.docker.compose.service"], at)


def moment(text):
    """Docker's times: nanoseconds, which `datetime` does not read, and either `Z` or an offset."""
    head, _, tail = text.replace("Z", "+00:00").partition(".")
    fraction, sign, offset = tail.partition("+")
    return datetime.datetime.fromisoformat(f"{head}.{fraction[:6]:0<6}{sign}{offset}")


def ready(name, condition):
    state = states[name]
    if condition == "service_completed_successfully":
        return moment(state["FinishedAt"])
    if condition == "service_healthy":
        return healthy[name]
    return moment(state["StartedAt"])


states = {c["Config"]["Labels"]["com.docker.compose.service"]: c["State"] for c in containers}
count = 0
for name, service in model["services"].items():
    for other, dependency in (service.get("depends_on") or {}).items():
        count += 1
        late = ready(other, dependency["condition"]) - moment(states[name]["StartedAt"])
        if late.total_seconds() > 0:
            sys.exit(f"{name} started {late} before {other} was ready ({dependency['condition']})")
print(f"ok: {count} dependencies were ready before the services that wait for them started")
