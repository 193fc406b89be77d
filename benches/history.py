"""How long the history of a repository takes, and how much memory, beside gitleaks in the same run.

usage: python3 benches/history.py SMARTEROS [GITLEAKS] [COMMITS]

The repository has a stack of 25 services, two small ones, environment files and 200 source files. Each commit changes one service and two
sources; every fiftieth brings a secret and the next one takes it out. It is packed as `git gc` packs it.
"""

import os
import pathlib
import random
import subprocess
import sys
import tempfile
import time

SERVICE = """
  # What the service number {0} is for.
  web-{0}:
    image: example/web:1.{1}
    restart: unless-stopped
    environment:
      DATABASE_URL: postgres://web:${{WEB_{0}_PASSWORD:?set it}}@db:5432/web_{0}
      LOG_LEVEL: ${{LOG_LEVEL:-info}}
      RELEASE: "{1}"
      API_TOKEN: {2}
    command: ["sh", "-c", "exec web --port 80{0} --name $$HOSTNAME"]
    ports: ["127.0.0.1:{3}:8080"]
    volumes: ["web_{0}_data:/data", "./conf/web.conf:/etc/web.conf:ro"]
    healthcheck:
      test: [CMD, wget, -qO-, 'http://127.0.0.1:8080/health']
"""
HOLE = "${API_TOKEN:?set it}"


def stack(versions, token):
    services = [SERVICE.format(at, it, token if at == 3 else HOLE, 10000 + at) for at, it in enumerate(versions)]
    volumes = [f"  web_{at}_data: {{}}\n" for at in range(len(versions))]
    return "services:\n" + "".join(services) + "\nvolumes:\n" + "".join(volumes)


def stream(commits):
    """What `git fast-import` reads."""
    chance = random.Random(7)
    versions = {"compose.yml": [0] * 25, "edge/compose.yml": [0] * 4, "jobs/docker-compose.yml": [0] * 6}
    sources = [f"src/part{at % 9}/file{at}.py" for at in range(200)]
    for at in range(commits):
        path = "compose.yml" if at % 2 else chance.choice(sorted(versions))
        versions[path][chance.randrange(len(versions[path]))] += 1
        token = "".join(chance.choices("abcdef0123456789", k=32)) if at % 50 == 10 else HOLE
        files = {it: stack(versions[it], token) for it in ([path] if at else versions)}
        if path != "compose.yml" and at % 50 in (10, 11):
            files["compose.yml"] = stack(versions["compose.yml"], token)
        for it in chance.sample(sources, 2) if at else sources:
            body = "\n".join(f"value_{line} = {chance.randrange(10**6)}" for line in range(60))
            files[it] = body + "\n"
        files[".env.example"] = f"API_TOKEN=\nRELEASE={at}\n"
        files["conf/web.conf"] = f"workers = {at % 7}\n"
        who = f"a <a@example.org> {1700000000 + at * 3600} +0000"
        yield f"commit refs/heads/main\ncommitter {who}\ndata 1\nx\n"
        for name, text in files.items():
            yield f"M 100644 inline {name}\ndata {len(text.encode())}\n{text}\n"


def measured(name, *command, cwd):
    best, most = None, 0
    for _ in range(5):
        start = time.perf_counter()
        done = subprocess.Popen(command, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        output = done.stdout.read()
        _, _, usage = os.wait4(done.pid, 0)
        seconds = time.perf_counter() - start
        best = min(best or seconds, seconds)
        most = max(most, usage.ru_maxrss // 1024)
    print(f"| {name} | {best:.2f} s | {most} MiB | {len(output.splitlines())} lines |")


def main():
    smarteros = str(pathlib.Path(sys.argv[1]).resolve())
    gitleaks = str(pathlib.Path(sys.argv[2]).resolve()) if len(sys.argv) > 2 else None
    commits = int(sys.argv[3]) if len(sys.argv) > 3 else 1000
    with tempfile.TemporaryDirectory() as work:
        run = lambda *it, **more: subprocess.run(["git", *it], cwd=work, check=True, **more)
        run("init", "-q", "-b", "main")
        # Piece by piece: the memory that this process has had is counted to those it starts.
        with subprocess.Popen(["git", "fast-import", "--quiet"], cwd=work, stdin=subprocess.PIPE) as git:
            for piece in stream(commits):
                git.stdin.write(piece.encode())
        run("gc", "-q")
        run("reset", "-q", "--hard")
        print(f"{commits} commits; the best of five runs, the most memory\n\n| tool | time | memory | output |\n|---|---|---|---|")
        measured("smarteros lint --history", smarteros, "lint", "--history", "--format=compact", cwd=work)
        measured("smarteros lint --staged", smarteros, "lint", "--staged", "--format=compact", cwd=work)
        if gitleaks:
            measured("gitleaks git", gitleaks, "git", "--no-banner", "-v", cwd=work)


if __name__ == "__main__":
    main()
