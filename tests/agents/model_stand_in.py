"""A stand-in for the model behind a coding agent: an HTTP server on this machine that answers with scripted tool calls.

It speaks the four interfaces that coding agents speak (Anthropic messages, OpenAI responses, OpenAI chat completions, Gemini), and takes the names of
the agent's tools from the request itself. What it does, turn by turn: it asks the server of Main2Main for the upstream's diff of a name, checks the
working tree, writes a file, checks again, and ends with a sentence. Every request's path is noted, and what the tools answered.

    model_stand_in.py PORT SCRIPT NOTES

SCRIPT is JSON: {"name": "host.core.schedule", "file": "/abs/file.py", "content": "..."}; NOTES gets one JSON object a line.
"""
import json
import re
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

SCRIPT = {}
NOTES = ""


def note(**fields):
    with open(NOTES, "a", encoding="utf-8") as file:
        file.write(json.dumps(fields) + "\n")


def served(tools, name):
    return next((tool for tool in tools if re.search(rf"(^|[_.-]){name}$", tool)), None)


def writer(tools):
    for wanted in ("Write", "write_file", "write", "apply_patch", "exec_command", "shell_command", "shell", "run_shell_command", "bash"):
        if wanted in tools:
            return wanted
    return None


def write_call(tool):
    path, content = SCRIPT["file"], SCRIPT["content"]
    shell = f"cat > '{path}' <<'END_OF_FILE'\n{content}END_OF_FILE"
    return {
        "Write": {"file_path": path, "content": content},
        "write_file": {"file_path": path, "content": content},
        "write": {"filePath": path, "content": content},
        "exec_command": {"cmd": shell},
        "shell_command": {"command": shell},
        "shell": {"command": ["bash", "-c", shell]},
        "run_shell_command": {"command": shell},
        "bash": {"command": shell, "description": "write the file"},
        "apply_patch": {"input": SCRIPT["patch"]},
    }[tool]


def read_call():
    return {"file_path": SCRIPT["file"]}


def turn(tools, done):
    """The next call, given the names of the calls that were answered; None to end."""
    plan = [(served(tools, "upstream_diff"), {"name": SCRIPT["name"]}), (served(tools, "check"), {})]
    if "Write" in tools and "Read" in tools:
        plan.append(("Read", read_call()))
    elif "write" in tools and "read" in tools:
        plan.append(("read", {"filePath": SCRIPT["file"]}))
    tool = writer(tools)
    plan.append((tool, write_call(tool) if tool else {}))
    plan.append((served(tools, "check"), {}))
    plan = [step for step in plan if step[0]]
    return plan[done] if done < len(plan) else None


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do_GET(self):
        note(get=self.path)
        self.answer(200, "application/json", b'{"data": [], "models": [], "object": "list"}')

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        try:
            request = json.loads(body or b"{}")
        except ValueError:
            request = {}
        path = self.path.split("?")[0]
        if path.endswith("/messages"):
            self.anthropic(request)
        elif path.endswith("/responses"):
            self.openai_responses(request)
        elif path.endswith("/chat/completions"):
            self.chat(request)
        elif "enerateContent" in path:
            self.gemini(request, stream="stream" in path)
        elif path.endswith("/count_tokens") or "countTokens" in path:
            self.answer(200, "application/json", b'{"input_tokens": 10, "totalTokens": 10}')
        else:
            note(post=self.path)
            self.answer(404, "application/json", b"{}")

    def answer(self, code, kind, content):
        self.send_response(code)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def events(self, events, named=False):
        text = "".join((f"event: {event['type']}\n" if named else "") + f"data: {event if isinstance(event, str) else json.dumps(event)}\n\n" for event in events)
        self.answer(200, "text/event-stream", text.encode())

    def anthropic(self, request):
        tools = [tool["name"] for tool in request.get("tools", [])]
        results = [part for message in request.get("messages", []) if isinstance(message["content"], list) for part in message["content"] if part.get("type") == "tool_result"]
        call = turn(tools, len(results)) if tools else None
        note(interface="anthropic", tools=len(tools), done=len(results), call=call and call[0], last=json.dumps(results[-1])[:400] if results else None)
        usage = {"input_tokens": 1000, "output_tokens": 50}
        block = {"type": "tool_use", "id": f"toolu_{len(results)}", "name": call[0], "input": {}} if call else {"type": "text", "text": ""}
        delta = {"type": "input_json_delta", "partial_json": json.dumps(call[1])} if call else {"type": "text_delta", "text": "Done."}
        if not request.get("stream"):
            content = [{**block, "input": call[1]}] if call else [{"type": "text", "text": "Done."}]
            self.answer(200, "application/json", json.dumps({"id": "msg_1", "type": "message", "role": "assistant", "model": request.get("model"), "content": content, "stop_reason": "tool_use" if call else "end_turn", "stop_sequence": None, "usage": usage}).encode())
            return
        self.events([
            {"type": "message_start", "message": {"id": "msg_1", "type": "message", "role": "assistant", "model": request.get("model"), "content": [], "stop_reason": None, "stop_sequence": None, "usage": usage}},
            {"type": "content_block_start", "index": 0, "content_block": block},
            {"type": "content_block_delta", "index": 0, "delta": delta},
            {"type": "content_block_stop", "index": 0},
            {"type": "message_delta", "delta": {"stop_reason": "tool_use" if call else "end_turn", "stop_sequence": None}, "usage": usage},
            {"type": "message_stop"},
        ], named=True)

    def openai_responses(self, request):
        flat = []
        added = [tool for item in request.get("input", []) if isinstance(item, dict) and item.get("type") == "additional_tools" for tool in item.get("tools", [])]
        for tool in (request.get("tools") or []) + added:
            if tool.get("type") == "namespace":
                flat += [(inner["name"], tool["name"], inner.get("type", "function")) for inner in tool.get("tools", [])]
            else:
                flat.append((tool.get("name") or tool.get("type"), None, tool.get("type")))
        tools = [name for name, _, _ in flat]
        results = [item for item in request.get("input", []) if isinstance(item, dict) and str(item.get("type", "")).endswith("_output")]
        call = turn(tools, len(results)) if tools else None
        note(interface="responses", tools=tools, done=len(results), call=call and call[0], last=json.dumps(results[-1])[:400] if results else None)
        if call:
            _, space, kind = next(entry for entry in flat if entry[0] == call[0])
            item = {"type": "function_call", "id": f"fc_{len(results)}", "call_id": f"call_{len(results)}", "name": call[0], "arguments": json.dumps(call[1])}
            if kind == "custom":
                item = {"type": "custom_tool_call", "id": f"ctc_{len(results)}", "call_id": f"call_{len(results)}", "name": call[0], "input": call[1].get("input", "")}
            if space:
                item["namespace"] = space
        else:
            item = {"type": "message", "id": "msg_1", "role": "assistant", "status": "completed", "content": [{"type": "output_text", "text": "Done.", "annotations": []}]}
        usage = {"input_tokens": 1000, "input_tokens_details": {"cached_tokens": 0}, "output_tokens": 50, "output_tokens_details": {"reasoning_tokens": 0}, "total_tokens": 1050}
        self.events([
            {"type": "response.created", "response": {"id": "resp_1", "object": "response", "status": "in_progress", "output": []}},
            {"type": "response.output_item.added", "output_index": 0, "item": item},
            {"type": "response.output_item.done", "output_index": 0, "item": item},
            {"type": "response.completed", "response": {"id": "resp_1", "object": "response", "status": "completed", "output": [item], "usage": usage}},
        ], named=True)

    def chat(self, request):
        tools = [tool["function"]["name"] for tool in request.get("tools", [])]
        results = [message for message in request.get("messages", []) if message.get("role") == "tool"]
        call = turn(tools, len(results)) if tools else None
        note(interface="chat", tools=tools, done=len(results), call=call and call[0], last=json.dumps(results[-1])[:400] if results else None)
        delta = {"role": "assistant", "tool_calls": [{"index": 0, "id": f"call_{len(results)}", "type": "function", "function": {"name": call[0], "arguments": json.dumps(call[1])}}]} if call else {"role": "assistant", "content": "Done."}
        usage = {"prompt_tokens": 1000, "completion_tokens": 50, "total_tokens": 1050}
        frame = {"id": "chat_1", "object": "chat.completion.chunk", "created": 1, "model": request.get("model")}
        self.events([
            {**frame, "choices": [{"index": 0, "delta": delta, "finish_reason": None}]},
            {**frame, "choices": [{"index": 0, "delta": {}, "finish_reason": "tool_calls" if call else "stop"}], "usage": usage},
            "[DONE]",
        ])

    def gemini(self, request, stream):
        tools = [function["name"] for tool in request.get("tools", []) for function in tool.get("functionDeclarations", [])]
        results = [part for content in request.get("contents", []) for part in content.get("parts", []) if "functionResponse" in part]
        call = turn(tools, len(results)) if tools else None
        note(interface="gemini", tools=tools, done=len(results), call=call and call[0], last=json.dumps(results[-1])[:400] if results else None)
        part = {"functionCall": {"name": call[0], "args": call[1]}} if call else {"text": "Done." if tools else '{"complexity_score": 1, "complexity_reasoning": "plain", "reasoning": "plain", "model_choice": "flash"}'}
        answer = {"candidates": [{"content": {"role": "model", "parts": [part]}, "finishReason": "STOP", "index": 0}], "usageMetadata": {"promptTokenCount": 1000, "candidatesTokenCount": 50, "totalTokenCount": 1050}, "modelVersion": "stand-in"}
        if stream:
            self.events([answer])
        else:
            self.answer(200, "application/json", json.dumps(answer).encode())


if __name__ == "__main__":
    with open(sys.argv[2], encoding="utf-8") as script:
        SCRIPT = json.load(script)
    NOTES = sys.argv[3]
    ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
