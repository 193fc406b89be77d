#!/usr/bin/env python3
# Fills a `.env.example`: every empty value gets a random one, defaults and comments stay as they are.
#
#   fill-env.py [FILE]            random letters and digits, 32 of them
#   fill-env.py --nasty [FILE]    random values full of quotes, `$`, backslashes, spaces and `#`,
#                                 written the way Docker Compose reads them back unchanged
#   fill-env.py --json [FILE]     reads a filled file of ours and prints {"NAME": "value"} (what Compose must see)
#
# Reads standard input without FILE, prints the result on standard output. Python's own library only.
import json
import re
import secrets
import string
import sys

LETTERS = string.ascii_letters + string.digits
NASTY = ["'", '"', "$", "$$", "${HOME}", "\\", "\\n", " ", "#", " #x", "`", "!", "%", "=", ":", "{", "}", "é"]
EMPTY = re.compile(r"([A-Za-z_][A-Za-z0-9_]*)=\s*\Z")
QUOTED = re.compile(r'([A-Za-z_][A-Za-z0-9_]*)=(?:\'([^\']*)\'|"((?:\\.|[^"\\])*)"|(.*))\Z')


def plain():
    return "".join(secrets.choice(LETTERS) for _ in range(32))


def nasty():
    pieces = NASTY + [secrets.choice(LETTERS) for _ in range(14)]
    secrets.SystemRandom().shuffle(pieces)
    return "".join(pieces)


def encode(value):
    """Double quotes: Compose undoes `\\\\`, `\\"` and `\\$` there and leaves the rest alone."""
    if value.isalnum():
        return value
    return '"' + re.sub(r'([\\"$])', r"\\\1", value) + '"'


def decode(match):
    name, single, double, bare = match.groups()
    if double is not None:
        return name, re.sub(r"\\(.)", r"\1", double)
    return name, single if single is not None else bare.strip()


def main(arguments):
    modes = {argument for argument in arguments if argument.startswith("--")}
    files = [argument for argument in arguments if not argument.startswith("--")]
    if modes - {"--nasty", "--json"} or len(files) > 1:
        sys.exit("usage: fill-env.py [--nasty | --json] [FILE]")
    lines = (open(files[0], encoding="utf-8") if files else sys.stdin).read().splitlines()
    if "--json" in modes:
        found = (QUOTED.match(line) for line in lines if not line.lstrip().startswith("#"))
        print(json.dumps(dict(decode(match) for match in found if match), ensure_ascii=False))
        return
    make = nasty if "--nasty" in modes else plain
    for line in lines:
        match = EMPTY.match(line)
        print(f"{match[1]}={encode(make())}" if match else line)


main(sys.argv[1:])
