#!/standin/bin/python3
# The server inside the stand-in images: answers 200 where the real program does, 503 while it "starts".
#
#   serve PORT:/path,/other [PORT:/path ...]
#
# Everything else answers 404, so a probe of the wrong path or port fails here as it would in production. The first
# answers are 503, as from a program that still migrates its database.
import http.server
import signal
import sys
import threading
import time

STARTING_SECONDS = 1.0
started = time.monotonic()


def handler(paths):
    class Handler(http.server.BaseHTTPRequestHandler):
        def answer(self):
            known = self.path.split("?")[0] in paths
            starting = time.monotonic() - started < STARTING_SECONDS
            self.send_response(404 if not known else 503 if starting else 200)
            self.send_header("Content-Length", "3")
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(b"ok\n")

        do_GET = do_HEAD = answer

        def log_message(self, *_):
            pass

    return Handler


def main():
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    signal.signal(signal.SIGINT, lambda *_: sys.exit(0))
    for argument in sys.argv[1:]:
        port, _, paths = argument.partition(":")
        server = http.server.ThreadingHTTPServer(("0.0.0.0", int(port)), handler(set(paths.split(","))))
        threading.Thread(target=server.serve_forever, daemon=True).start()
    while True:
        time.sleep(3600)


main()
