"""A coding agent without a model: it reads a request, asks the server that the request's settings name, edits, checks, mends its edit, and says what it did.

    scripted_agent.py REQUEST SERVER RESULT
"""
import json
import subprocess
import sys
from pathlib import Path


class Server:
    """The agent's side of the Model Context Protocol."""

    def __init__(self, settings):
        entry = json.loads(Path(settings).read_text())["mcpServers"]["main2main"]
        self.process = subprocess.Popen([entry["command"], *entry["args"]], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.asked = 0
        self.request("initialize", {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "scripted", "version": "1"}})
        self.say({"method": "notifications/initialized"})

    def say(self, message):
        self.process.stdin.write(json.dumps({"jsonrpc": "2.0", **message}) + "\n")
        self.process.stdin.flush()

    def request(self, method, params):
        self.asked += 1
        self.say({"id": self.asked, "method": method, "params": params})
        while True:
            answer = json.loads(self.process.stdout.readline())
            if answer.get("id") == self.asked:
                return answer["result"]

    def ask(self, tool, **arguments):
        result = self.request("tools/call", {"name": tool, "arguments": arguments})
        answer = json.loads(result["content"][0]["text"]) if not result["isError"] else result["content"][0]["text"]
        print(json.dumps({"asked": tool, "with": arguments, "answer": answer}))
        return answer

    def end(self):
        self.process.stdin.close()
        self.process.wait()


def main(request, settings, result):
    asked = json.loads(Path(request).read_text())
    task = next(place for place in asked["impacted"] if place["severity"] == "breaks")
    server = Server(settings)
    diff = server.ask("upstream_diff", name=task["symbol"])
    server.ask("findings", file=task["file"])
    caller = next(change for change in diff["callers"] if change["before"])
    before, after = caller["before"].split("schedule")[1], caller["after"].split("schedule")[1]
    added = after.split(",")[-1].rstrip(")")

    # As the upstream's caller did it, which the release does not take.
    file = Path(asked["downstream"]) / task["file"]
    text = file.read_text()
    line = text.split("\n")[task["line"] - 1]
    edited = line.replace(")", f",{added})")
    file.write_text(text.replace(line, edited))
    check = server.ask("check")
    if check["findings"]:
        indent = line[: len(line) - len(line.lstrip())]
        guarded = f"{indent}if {asked['version_guard']}:\n    {line}\n{indent}else:\n    {edited}"
        file.write_text(text.replace(line, guarded))
        check = server.ask("check")
    server.end()
    Path(result).write_text(json.dumps({
        "files": [{"path": task["file"], "commits": task["commits"], "why": f"{task['symbol']} {task['change']}"}],
        "cost": {"input_tokens": 1200, "output_tokens": 80, "dollars": 0.02},
    }))
    return 0 if check["passes"] else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
