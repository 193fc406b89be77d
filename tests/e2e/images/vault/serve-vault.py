# A fresh Vault: uninitialised, so /v1/sys/health answers 501 unless the caller names another code for that.
import http.server
import json
import os
import signal
import sys
import urllib.parse


def raft(path):
    if not path.endswith(".json"):
        return
    config = json.load(open(path, encoding="utf-8"))
    storage = config["storage"]["raft"]
    open(os.path.join(storage["path"], "vault.db"), "ab").close()
    if not (config.get("cluster_addr") or os.environ.get("VAULT_CLUSTER_ADDR")):
        sys.exit("Cluster address must be set when using raft storage")
    if "disable_mlock" not in config:
        sys.exit("disable_mlock must be configured with raft storage")


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        url = urllib.parse.urlsplit(self.path)
        code = 404
        if url.path == "/v1/sys/health":
            code = int(dict(urllib.parse.parse_qsl(url.query)).get("uninitcode", 501))
        self.send_response(code)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_HEAD = do_GET

    def log_message(self, *_):
        pass


signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
for file in sys.argv[1:]:
    raft(file)
http.server.ThreadingHTTPServer(("0.0.0.0", 8200), Handler).serve_forever()
