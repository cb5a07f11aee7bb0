#!/usr/bin/env python3
"""Stands in for GitHub behind the real program gh: one repository over HTTPS, its requests, labels and issues kept in memory.

Started with the files of a certificate and its key; prints its port, then a line for each call: the operation or the REST method and
path. Fields of classic projects are refused, as GitHub refuses them.
"""
import http.server
import json
import re
import ssl
import sys
import urllib.parse

REQUESTS, ISSUES, LABELS = [], [], ["sync", "sync/partial", "sync/completed"]


def nodes(listed):
    return {"totalCount": len(listed), "nodes": listed, "pageInfo": {"hasNextPage": False, "endCursor": ""}}


def shown(request):
    return dict(request, labels=nodes([{"id": name, "name": name, "description": "", "color": "000000"} for name in request["labels"]]))


def opened(given):
    number = len(REQUESTS) + 1
    REQUESTS.append({
        "id": "P%d" % number, "number": number, "url": "https://github.example/example/plugin/pull/%d" % number, "state": "OPEN", "isDraft": given.get("draft", False),
        "title": given["title"], "body": given["body"], "labels": [], "headRefName": given["headRefName"], "headRefOid": "0" * 40,
        "headRepositoryOwner": {"id": "O1", "login": "example"}, "baseRefName": given["baseRefName"]})
    return REQUESTS[-1]


def changed(given):
    request = next(one for one in REQUESTS if one["id"] == given["pullRequestId"])
    if "labelIds" in given:
        request["labels"] = given["labelIds"]
    return request


def drafted(given, draft):
    request = changed({"pullRequestId": given["pullRequestId"]})
    request["isDraft"] = draft
    return {"pullRequest": {"id": request["id"]}}


def repository(name, variables):
    repo = {"id": "R1", "name": "plugin", "owner": {"login": "example"}, "hasIssuesEnabled": True, "description": "", "hasWikiEnabled": False,
            "viewerPermission": "WRITE", "defaultBranchRef": {"name": "main"}, "parent": None, "mergeCommitAllowed": True, "rebaseMergeAllowed": True,
            "squashMergeAllowed": True, "labels": nodes([{"id": label, "name": label} for label in LABELS])}
    branch = variables.get("headBranch") or variables.get("headRefName")
    wanted = variables.get("state") or variables.get("states") or ["OPEN"]
    repo["pullRequests"] = nodes([shown(one) for one in reversed(REQUESTS) if one["headRefName"] == branch and one["state"] in wanted])
    if "pr_number" in variables:
        repo["pullRequest"] = shown(REQUESTS[variables["pr_number"] - 1])
    return {"repository": repo}


def graph(text, variables):
    name = re.search(r"(query|mutation)\s+(\w+)", text).group(2)
    print(name, flush=True)
    if "projectCards" in text:
        return {"data": None, "errors": [{"message": "Projects (classic) is being deprecated in favor of the new Projects experience."}]}
    given = variables.get("input", {})
    answers = {
        "PullRequestCreate": lambda: {"createPullRequest": {"pullRequest": shown(opened(given))}},
        "PullRequestReadyForReview": lambda: {"markPullRequestReadyForReview": drafted(given, False)},
        "ConvertPullRequestToDraft": lambda: {"convertPullRequestToDraft": drafted(given, True)},
        "UserCurrent": lambda: {"viewer": {"login": "example"}},
    }
    if name == "RepositoryResolveMetadataIDs":
        found = re.findall(r'(\w+):\s*label\(name:\s*"([^"]*)"\)', text)
        return {"data": {"repository": {alias: {"id": label, "name": label} for alias, label in found if label in LABELS}}}
    if "updatePullRequest" in text:
        return {"data": {"updatePullRequest": {"__typename": "x", "pullRequest": shown(changed(given))}}}
    return {"data": answers[name]() if name in answers else repository(name, variables)}


def rest(method, path, given):
    print(method, path, flush=True)
    parts = path.split("?")[0].split("/")[6:]
    if parts[0] == "pulls":
        request = REQUESTS[int(parts[1]) - 1]
        request.update({name: given[key] for key, name in (("title", "title"), ("body", "body"), ("base", "baseRefName")) if key in given})
        return request
    if len(parts) > 2:
        labels = REQUESTS[int(parts[1]) - 1]["labels"]
        if method == "POST":
            labels += given["labels"]
        else:
            labels.remove(urllib.parse.unquote(parts[3]))
        return [{"name": label} for label in labels]
    if method == "GET":
        label = urllib.parse.parse_qs(path.split("?")[1])["labels"][0]
        return [one for one in ISSUES if one["state"] == "open" and label in one["labels"]]
    if method == "POST":
        ISSUES.append(dict(given, number=len(ISSUES) + 1, state="open", html_url="https://github.example/example/plugin/issues/%d" % (len(ISSUES) + 1)))
        return ISSUES[-1]
    ISSUES[int(parts[1]) - 1].update(given)
    return ISSUES[int(parts[1]) - 1]


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self):
        text = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        given = json.loads(text) if text else {}
        if self.path == "/state":
            said = {"requests": REQUESTS, "issues": ISSUES}
        elif self.path == "/api/graphql":
            said = graph(given["query"], given.get("variables") or {})
        else:
            said = rest(self.command, self.path, given)
        data = json.dumps(said).encode()
        self.send_response(201 if self.command == "POST" and self.path != "/api/graphql" else 200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    do_GET = do_POST = do_PATCH = do_DELETE = answer

    def log_message(self, *_):
        pass


def main():
    server = http.server.ThreadingHTTPServer(("localhost", 0), Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(sys.argv[1], sys.argv[2])
    server.socket = context.wrap_socket(server.socket, server_side=True)
    print(server.server_address[1], flush=True)
    server.serve_forever()


main()
