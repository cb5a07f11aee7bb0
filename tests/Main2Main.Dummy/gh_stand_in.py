#!/usr/bin/env python3
"""Stands in for the program gh: keeps pull requests as files in its own folder and records what it was asked.

Files beside it that tests write: remote (the bare repository's path), owner, labels (one a line), fail-VERB (it prints that and
fails), on-VERB (a shell command that it runs first), kill ("before VERB" or "after VERB": it kills its parent there, once).
"""
import json
import os
import subprocess
import sys
import urllib.parse

HOME = os.path.dirname(os.path.abspath(__file__))


def read(name, default=""):
    path = os.path.join(HOME, name)
    return open(path, encoding="utf-8").read() if os.path.exists(path) else default


def write(name, text):
    with open(os.path.join(HOME, name), "w", encoding="utf-8") as file:
        file.write(text)


def kill_at(moment):
    if read("kill").strip() == moment:
        os.remove(os.path.join(HOME, "kill"))
        os.kill(os.getppid(), 9)
        sys.exit(1)


def values(arguments, name):
    return [arguments[index + 1] for index, word in enumerate(arguments) if word == name]


def requests():
    return json.loads(read("requests.json", "[]"))


def keep(listed):
    write("requests.json", json.dumps(listed, indent=1))


def tip(branch):
    done = subprocess.run(["git", "-C", read("remote").strip(), "rev-parse", "--verify", "--quiet", "refs/heads/" + branch], capture_output=True, text=True, check=False)
    return done.stdout.strip()


def listing(arguments):
    branch = values(arguments, "--head")[0]
    shown = []
    for request in reversed(requests()):
        if request["headRefName"] == branch:
            if request["state"] == "OPEN":
                request["headRefOid"] = tip(branch) or request["headRefOid"]
            shown.append({key: request[key] for key in values(arguments, "--json")[0].split(",")})
    print(json.dumps(shown))


def create(arguments):
    owner, _, branch = values(arguments, "--head")[0].rpartition(":")
    listed = requests()
    if not tip(branch):
        sys.exit("no such branch: " + branch)
    if any(request["headRefName"] == branch and request["state"] == "OPEN" for request in listed):
        sys.exit("a pull request for branch \"" + branch + "\" already exists")
    number = len(listed) + 1
    url = "https://github.com/%s/pull/%d" % (values(arguments, "--repo")[0], number)
    listed.append({
        "number": number, "url": url, "state": "OPEN", "isDraft": "--draft" in arguments, "title": values(arguments, "--title")[0],
        "body": open(values(arguments, "--body-file")[0], encoding="utf-8").read(), "labels": [{"name": name} for name in values(arguments, "--label")],
        "headRefName": branch, "headRefOid": tip(branch), "headRepositoryOwner": {"login": owner or read("owner", "example").strip()},
        "baseRefName": values(arguments, "--base")[0]})
    keep(listed)
    print("Creating pull request", file=sys.stderr)
    print(url)


def fields(arguments):
    given = {}
    for option, pair in zip(arguments, arguments[1:]):
        if option in ("-f", "-F"):
            key, _, value = pair.partition("=")
            if option == "-F" and value.startswith("@"):
                value = open(value[1:], encoding="utf-8").read()
            if key.endswith("[]"):
                given.setdefault(key[:-2], []).append(value)
            else:
                given[key] = value
    return given


def edit(arguments):
    path, method, given = arguments[1].split("/")[3:], values(arguments, "--method")[0], fields(arguments)
    listed = requests()
    request = next(one for one in listed if one["number"] == int(path[1]))
    if path[0] == "pulls":
        for key, name in [("title", "title"), ("base", "baseRefName"), ("body", "body")]:
            request[name] = given.get(key, request[name])
    elif method == "POST":
        request["labels"] += [{"name": name} for name in given["labels"] if {"name": name} not in request["labels"]]
    else:
        request["labels"] = [label for label in request["labels"] if label["name"] != urllib.parse.unquote(path[3])]
    keep(listed)


def issue(arguments):
    path, method, given = arguments[1].split("/")[3:], values(arguments, "--method")[0], fields(arguments)
    listed = json.loads(read("issues.json", "[]"))
    if method == "GET":
        label = urllib.parse.unquote(path[0].split("labels=")[1])
        print(json.dumps([one for one in listed if one["state"] == "open" and label in one["labels"]]))
        return
    if method == "POST":
        listed.append(dict(given, number=len(listed) + 1, state="open", html_url="https://github.com/example/plugin/issues/%d" % (len(listed) + 1)))
        print(json.dumps(listed[-1]))
    else:
        listed[int(path[1]) - 1].update(given)
    write("issues.json", json.dumps(listed, indent=1))


def ready(arguments):
    listed = requests()
    next(one for one in listed if one["number"] == int(arguments[2]))["isDraft"] = "--undo" in arguments
    keep(listed)


def labels(_):
    print(json.dumps([{"name": name} for name in read("labels").split("\n") if name]))


def main():
    arguments = sys.argv[1:]
    verb = "labels" if arguments[0] == "label" else arguments[1]
    if arguments[0] == "api":
        verb = "edit" if "/pulls/" in verb or "/labels" in verb else "issue"
    with open(os.path.join(HOME, "calls"), "a", encoding="utf-8") as calls:
        calls.write(json.dumps(arguments) + "\n")
    kill_at("before " + verb)
    if read("on-" + verb):
        subprocess.run(["/bin/sh", "-c", read("on-" + verb)], check=True)
    if read("fail-" + verb):
        sys.exit(os.path.expandvars(read("fail-" + verb)))
    {"list": listing, "create": create, "edit": edit, "issue": issue, "ready": ready, "labels": labels}[verb](arguments)
    kill_at("after " + verb)


main()
