#!/usr/bin/env python3
"""Writes caniemail.json from a clone of https://github.com/hteumeuleu/caniemail (see README.md beside this file).

usage: generate.py CLONE [COMMIT]
"""

import json
import pathlib
import re
import subprocess
import sys

import yaml


class Loader(yaml.SafeLoader):
    """Keeps dates and version numbers as the text they are."""


for tag in ("timestamp", "float", "int"):
    Loader.add_constructor(f"tag:yaml.org,2002:{tag}", lambda loader, node: node.value)


def git(clone, *args):
    return subprocess.run(["git", "-C", clone, *args], check=True, capture_output=True, encoding="utf-8").stdout


def front_matter(text):
    # Tabs are no YAML indentation, but the files have them.
    matter = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\t", "    ").split("\n---")[0]
    return yaml.load(matter.removeprefix("---"), Loader)


def feature(slug, matter, clients):
    stats = matter["stats"]
    support = []
    for client in clients:
        family, platform = client.split(".")
        # The order of the keys is the order of the versions; it is kept as it is.
        versions = stats.get(family, {}).get(platform, {})
        support.append(", ".join(f"{version} {re.sub(r'[# ]+', ' ', value).strip()}" for version, value in versions.items()))
    return {
        "slug": slug,
        "title": matter["title"].strip(),
        "category": matter["category"],
        "tested": matter["last_test_date"],
        "support": support,
        "notes": {str(number): note for number, note in (matter.get("notes_by_num") or {}).items()},
    }


def main(clone, commit="HEAD"):
    commit, date = git(clone, "log", "-1", "--format=%H %cs", commit).split()
    paths = git(clone, "ls-tree", "--name-only", commit, "_features/").split()
    slugs = sorted({pathlib.PurePosixPath(path).stem for path in paths} - {"_template"})
    matters = {slug: front_matter(git(clone, "show", f"{commit}:_features/{slug}.md")) for slug in slugs}
    clients = []
    for matter in matters.values():
        for family, platforms in matter["stats"].items():
            clients += [name for platform in platforms if (name := f"{family}.{platform}") not in clients]
    clients.sort()
    names = yaml.load(git(clone, "show", f"{commit}:_data/nicenames.yml"), Loader)
    head = {
        "source": "https://github.com/hteumeuleu/caniemail",
        "licence": "MIT, © 2019 Rémi Parmentier",
        "commit": commit,
        "date": date,
        "families": names["family"],
        "platforms": names["platform"],
        "clients": clients,
    }
    line = lambda value: json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    rows = ",\n".join(line(feature(slug, matter, clients)) for slug, matter in matters.items())
    out = line(head)[:-1] + ',"features":[\n' + rows + "\n]}\n"
    pathlib.Path(__file__).with_name("caniemail.json").write_text(out, encoding="utf-8", newline="\n")


main(*sys.argv[1:])
