"""The files that linters are run on, and how what they say about them is scored.

A case is a document of *.yml here, called by the comment behind its `---`. `# <- slug` marks a defect, which may show
on several lines; `# ok: why` marks a line that is right. The tools see neither marks nor the comments behind them.

A defect is found when something is reported on one of its lines. `~word` after a slug asks for a report that says the
word, since many report much on one line. A report on a file, without a line, counts where the file has one
defect. Where a tool reports many things and knows no line, a report counts that says the defect's word or, where it has
none, the name its line begins with. A report on a line that is right, or that says its name, is a false alarm, and so is
one on a whole file without defects.
"""

import hashlib, pathlib, re

SOMEWHERE = -1


def invented(text):
    """`%a36%` as 36 characters that look random and are the same in each run."""
    alphabets = {"a": "abcdefghkmnpqrstuvwxyzABCDEFGHKMNPQRSTUVWXYZ23456789", "A": "ABCDEFGHJKMNPQRSTUVWXYZ234567", "h": "0123456789abcdef", "d": "0123456789"}

    def made(match):
        seed = hashlib.shake_256(f"{match[0]}{match.start()}".encode()).digest(int(match[2]))
        return "".join(alphabets[match[1]][byte % len(alphabets[match[1]])] for byte in seed)

    return re.sub(r"%([aAhd])(\d+)%", made, text)


def begins_with(line):
    return re.match(r"[\s-]*([\w.]*)", line)[1]


def says(words, name):
    return re.search(rf"\b{re.escape(name)}\b", words)


class Mark:
    """A defect on a line: its slug, what a report has to say if anything, and the name the line begins with."""

    def __init__(self, line, slug, word, written):
        self.line, self.slug, self.word = line, slug, word
        self.name = begins_with(written)

    def is_said(self, line, words, only):
        said = not self.word or re.search(self.word, words, re.I)
        if line == SOMEWHERE:
            return bool(said if self.word else self.name and says(words, self.name))
        return bool(said) and (line == self.line or line == 0 and only)


def cases(folder, out):
    """Writes each case to a folder of its own; gives the marks as {family: {file: (marks, {line that is right: its name})}}."""
    families = {}
    for path in sorted(folder.glob("*.yml")):
        for case in re.split(r"^--- # ", path.read_text(), flags=re.M)[1:]:
            name, text = case.split("\n", 1)
            file = pathlib.Path(path.stem, name if "/" in name else f"{name}/docker-compose.yml")
            defects, right, lines = [], {}, []
            for number, line in enumerate(invented(text).splitlines(), 1):
                written, _, marks = line.partition(" # <- ")
                defects += [Mark(number, *mark, written) for mark in re.findall(r"([\w-]+)(?: ~(\S+))?", marks)]
                written, ok, _ = written.partition(" # ok: ")
                if ok:
                    right[number] = begins_with(written)
                lines.append(written.rstrip())
            (out / file).parent.mkdir(parents=True, exist_ok=True)
            (out / file).write_text("\n".join(lines) + "\n")
            families.setdefault(path.stem, {})[str(file)] = (defects, right)
    return families


def score(findings, families):
    """Of each family: which defects were found; and how many lines that are right were reported."""
    by_file = {}
    for file, line, words in findings:
        by_file.setdefault(file, []).append((line, words))
    found, alarms = {}, 0
    for family, files in families.items():
        of_family = found.setdefault(family, {})
        for file, (defects, right) in files.items():
            said = by_file.get(file, [])
            only = len({mark.slug for mark in defects}) == 1
            for mark in defects:
                case = pathlib.Path(file).parts[1], mark.slug
                here = any(mark.is_said(*it, only) for it in said)
                of_family[case] = of_family.get(case, False) or here
            reported = {line for line, _ in said}
            named = [words for line, words in said if line == SOMEWHERE]
            reported |= {line for line, name in right.items() if name and any(says(it, name) for it in named)}
            alarms += len(right.keys() & reported) if defects or 0 not in reported else 1
    return found, alarms


def many(out, count):
    """A folder of stacks like those people write, eight to a folder."""
    for number in range(count):
        text = f"""services:
  app:
    image: example/app:1.{number}.2
    restart: unless-stopped
    depends_on: [db]
    ports: ["127.0.0.1:{10000 + number}:8080"]
    environment:
      DATABASE_URL: postgres://app:${{DB_PASSWORD:?set it}}@db:5432/app
      LOG_LEVEL: ${{LOG_LEVEL:-info}}
    volumes: ["uploads:/srv/uploads"]
    labels:
      - traefik.enable=true
      - traefik.http.routers.app{number}.rule=Host(`app{number}.example.org`)
      - traefik.http.routers.app{number}.entrypoints=websecure
      - traefik.http.routers.app{number}.tls.certresolver=letsencrypt
    healthcheck:
      test: ["CMD-SHELL", "curl -f http://127.0.0.1:8080/health || exit 1"]
      interval: 30s
  worker:
    image: example/app:1.{number}.2
    command: ["sh", "-c", "exec worker --queue default --name $$HOSTNAME"]
    restart: unless-stopped
    environment: {{ DATABASE_URL: "postgres://app:${{DB_PASSWORD:?set it}}@db:5432/app", TOKEN: "tulip-{number}-garden" }}
  db:
    image: postgres:16
    restart: unless-stopped
    environment:
      POSTGRES_USER: app
      POSTGRES_PASSWORD: ${{DB_PASSWORD:?set it}}
    volumes: ["data:/var/lib/postgresql/data"]
    healthcheck:
      test: ["CMD-SHELL", "pg_isready -U app"]
      interval: 10s
      retries: 5
volumes:
  data: {{}}
  uploads: {{}}
"""
        folder = out / f"{number // 8:03}" / str(number % 8)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "docker-compose.yml").write_text(text)
