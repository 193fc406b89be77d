# Asks a Traefik for every host the file routes: routes.py MODEL.json ADDRESS:PORT
#
# An answer counts when it comes from behind Traefik: not its own "404 page not found", not a gateway error. A router
# with a guard in front answers 401 or 403, which counts too; a redirect is shown as one.
import http.client
import json
import re
import sys
import time

model = open(sys.argv[1], encoding="utf-8").read()
host, _, port = sys.argv[2].rpartition(":")
SECONDS = 20


def ask(name, path="/"):
    connection = http.client.HTTPConnection(host, int(port), timeout=5)
    connection.request("GET", path, headers={"Host": name})
    answer = connection.getresponse()
    own = answer.status == 404 and answer.read() == b"404 page not found\n"
    return answer.status, not own and answer.status not in (500, 502, 503, 504)


rules = json.dumps(json.loads(model)).replace("$$", "$")
names = sorted(set(re.findall(r"Host\(`([^`]+)`\)", rules)))
if not names:
    sys.exit("the file routes no host")
deadline = time.monotonic() + SECONDS
answers = {}
for name in names:
    while True:
        status, good = ask(name)
        if good or time.monotonic() > deadline:
            break
        time.sleep(0.5)
    if not good:
        sys.exit(f"{name} is not routed: {status}")
    answers[name] = status
print("ok: Traefik routes " + ", ".join(f"{name} ({status})" for name, status in answers.items()))

hidden = {
    (rule[1], path)
    for rule in re.finditer(r"Host\(`([^`]+)`\)((?: && !PathPrefix\(`[^`]+`\))+)", rules)
    for path in re.findall(r"`([^`]+)`", rule[2])
}
for name, path in [*hidden, ("unknown.invalid", "/")]:
    if ask(name, path)[1]:
        sys.exit(f"{name}{path} is routed")
print(f"ok: Traefik itself answers 404 for an unknown host and {len(hidden)} hidden paths")
