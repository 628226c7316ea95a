// A client of the daemon (docs/protocol.md), for times without a client process.
import { connect } from "node:net";

const NOTHING = { skipAll: false, skipNames: [], skipLabels: [] };
const HELLO = { type: "hello", protocol: 1, build: "benchmark", jdk: `node ${process.version}`, client: "benchmark" };

function frame(message) {
  const payload = Buffer.from(JSON.stringify(message));
  const whole = Buffer.alloc(4 + payload.length);
  whole.writeUInt32BE(payload.length);
  payload.copy(whole, 4);
  return whole;
}

export function methodRun(repository, model, method, noRecord, inputs = []) {
  return {
    command: "model method run", repositoryDirectory: repository, target: { kind: "definition", model, method }, inputs,
    arguments: [], tags: [], lastEvaluated: false, noRecord, checks: NOTHING,
    reports: { ...NOTHING, onlyNames: [], onlyLabels: [] },
  };
}

/** One request over a connection that is open already; resolves to the ms from its sending to its exit frame. */
export async function request(daemon, body) {
  const conversation = await open(daemon);
  const begun = performance.now();
  conversation.connection.write(requestFrame(daemon, body));
  const answer = await conversation.exit;
  answer.ms = performance.now() - begun;
  conversation.connection.destroy();
  if (answer.code !== 0) {
    throw new Error(`The request failed with ${answer.code}: ${JSON.stringify(answer.failure)}`);
  }
  return answer;
}

function requestFrame(daemon, body) {
  return frame({
    type: "request", id: "1", request: body,
    caller: {
      environment: daemon.environment, workingDirectory: "/", user: "bench", outputMode: "json", quiet: false, logLevel: "",
      terminal: { standardOutput: false, standardError: false, color: false, columns: 0 },
    },
  });
}

/** Everything that a client sends for a request, greeting included. */
export function requestBytes(daemon, body) {
  return Buffer.concat([frame(HELLO), requestFrame(daemon, body)]);
}

/** Connects and exchanges the greetings. */
async function open(daemon) {
  const connection = connect(daemon.socket);
  let greeted;
  const greeting = new Promise((resolve) => { greeted = resolve; });
  const exit = new Promise((resolve, reject) => {
    const answer = { documents: [], failure: undefined, code: undefined };
    let pending = Buffer.alloc(0);
    connection.on("data", (data) => {
      pending = pending.length === 0 ? data : Buffer.concat([pending, data]);
      while (pending.length >= 4 && pending.length >= 4 + pending.readUInt32BE(0)) {
        const length = pending.readUInt32BE(0);
        const message = JSON.parse(pending.subarray(4, 4 + length));
        pending = pending.subarray(4 + length);
        switch (message.type) {
          case "hello": greeted(); break;
          case "result": answer.documents.push(message.document); break;
          case "failure": answer.failure = message.failure; break;
          case "exit": answer.code = message.code; resolve(answer); break;
          default: break;
        }
      }
    });
    connection.on("error", reject);
    connection.on("close", () => reject(new Error("The daemon closed the connection before the exit frame")));
  });
  exit.catch(() => greeted());
  connection.write(frame(HELLO));
  await greeting;
  return { connection, exit };
}

/** Waits until the warm-up after the start is over, which the daemon knows nothing of before its runtime is there. */
export async function untilWarm(daemon) {
  while ((await request(daemon, { command: "daemon status" })).documents[0].runtime.warmUp?.phase !== "done") {
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}
