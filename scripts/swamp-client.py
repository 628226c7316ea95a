#!/usr/bin/env python3
"""A whole client of the swamp daemon in the standard library alone; docs/protocol.md explains every line.

Usage: swamp-client.py MODEL METHOD [KEY=VALUE...]    runs a method; prints its results, ends with its exit code
       swamp-client.py --status                       prints the daemon's status
"""
import getpass, json, os, socket, struct, sys

PROTOCOL = 1


def socket_path():
    """Where the daemon listens; the same order of places as every client."""
    if os.environ.get("SWAMP_DAEMON_DIR"):
        return os.environ["SWAMP_DAEMON_DIR"] + "/daemon.sock"
    cache = os.environ.get("XDG_CACHE_HOME", "")
    candidates = [os.environ.get("XDG_RUNTIME_DIR", ""), f"/run/user/{os.getuid()}"]
    ours = [c for c in candidates if c.startswith("/") and not os.path.islink(c) and os.path.isdir(c)
            and os.lstat(c).st_uid == os.getuid()]
    parent = ours[0] if ours else cache if cache.startswith("/") else os.path.expanduser("~/.cache")
    return f"{parent}/swamp-{PROTOCOL}/daemon.sock"


def send(connection, message):
    payload = json.dumps(message).encode()
    connection.sendall(struct.pack(">I", len(payload)) + payload)


def receive(stream):
    """The next message; None at the end of the stream."""
    prefix = stream.read(4)
    if len(prefix) < 4:
        return None
    return json.loads(stream.read(struct.unpack(">I", prefix)[0]))


def method_run(model, method, inputs):
    nothing = {"skipAll": False, "skipNames": [], "skipLabels": []}
    return {"command": "model method run", "target": {"kind": "definition", "model": model, "method": method},
            "inputs": inputs, "arguments": [], "tags": [], "lastEvaluated": False, "noRecord": False,
            "checks": nothing, "reports": {**nothing, "onlyNames": [], "onlyLabels": []}}


def main(arguments):
    if arguments != ["--status"] and len(arguments) < 2:
        print(__doc__, file=sys.stderr)
        return 1
    request = {"command": "daemon status"} if arguments == ["--status"] else method_run(*arguments[:2], arguments[2:])
    caller = {"environment": dict(os.environ), "workingDirectory": os.getcwd(), "user": getpass.getuser(),
              "outputMode": "json", "quiet": False, "logLevel": "",
              "terminal": {"standardOutput": False, "standardError": False, "color": False, "columns": 0}}
    with socket.socket(socket.AF_UNIX) as connection:
        connection.connect(socket_path())
        send(connection, {"type": "hello", "protocol": PROTOCOL, "build": "swamp-client.py",
                          "jdk": "python " + sys.version.split()[0], "client": "python"})
        send(connection, {"type": "request", "id": "1", "caller": caller, "request": request})
        stream = connection.makefile("rb")
        while message := receive(stream):
            if message["type"] == "result":
                print(json.dumps(message["document"], indent=2, ensure_ascii=False))
            elif message["type"] == "failure":
                print("Error: " + message["failure"]["message"], file=sys.stderr)
            elif message["type"] == "exit":
                return message["code"]
    print("Error: the connection ended before the exit", file=sys.stderr)
    return 74


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
