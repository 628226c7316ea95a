// Whole calls from a shell, each a process of its own, interleaved: what a person or a hook waits for, and its CPU time.
import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { methodRun, requestBytes, untilWarm } from "./conversation.mjs";
import { mean, summary } from "./statistics.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
const ROUND_TRIPS = 2000;

export async function calls(installation, options) {
  const repository = installation.repository(8);
  const daemon = await installation.daemon({ SWAMP_DAEMON_WARM_UP: "always" });
  await untilWarm(daemon);
  const fifo = startFifoDaemon(installation.work);
  try {
    const contenders = await contend(installation, options, repository, daemon, fifo);
    for (const contender of contenders) {
      installation.run("bash", ["-c", `${contender.command} </dev/null`], contender.environment);
    }
    const rounds = options.quick ? 40 : 200;
    const measured = runInterleaved(installation, contenders, rounds, options.quick ? 2 : 5, fifo);
    return rows(contenders, measured);
  } finally {
    fifo.process.kill();
  }
}

async function contend(installation, options, repository, daemon, fifo) {
  const { launcher } = installation;
  const environment = daemon.environment;
  const run = (model, more) => `model method run ${model} noop --repo-dir ${quote(repository)} --json ${more}`;
  const ours = (client, words) => ({ command: `${quote(launcher)} ${words}`, environment: { ...environment, SWAMP_CLIENT: client } });
  const commands = [
    ["model search", `model search --repo-dir ${quote(repository)} --json`],
    ["model get", `model get speak --repo-dir ${quote(repository)} --json`],
    ["method run", run("model-0", "")],
  ];
  const clients = installation.hasNativeClient ? ["native", "jvm"] : ["jvm"];
  const socketClient = prepareSocketClient(installation, repository, daemon);
  const list = [
    { name: "/bin/true", command: "/bin/true", floor: true },
    { name: "bash FIFO daemon, asked by sh", command: `sh ${quote(fifo.client)}`, floor: true },
    { name: "node -e 0", command: "node -e 0", floor: true },
    { name: "JVM socket client, nothing else", command: socketClient, floor: true },
    ...options.peers.map((peer) => ({ name: `peer: ${peer}`, command: peer, floor: true })),
  ];
  for (const client of clients) {
    for (const [name, words] of commands) {
      list.push({ name: `${name}, daemon, ${client} client`, ...ours(client, `${words} --via-daemon=require`) });
    }
    list.push({
      name: `method run --no-record, daemon, ${client} client`, ...ours(client, `${run("speak", "--no-record")} --via-daemon=require`),
      targets: client === "native" ? { timesTrue: 12, timesFifo: 2 } : { cpuTimesSocketClient: 1.3 },
    });
  }
  for (const [name, words] of commands) {
    list.push({ name: `${name}, no daemon`, ...ours(clients[0], `${words} --via-daemon=off`), slow: true });
  }
  return list.map((contender) => ({ environment, ...contender }));
}

// The JVM's floor: the same bytes over the same socket, without argument parsing, JSON or rendering; with the options of the
// JVM that our own client has.
function prepareSocketClient(installation, repository, daemon) {
  const { work } = installation;
  const [java, javac] = installation.run("sh", ["-c",
    `. ${quote(join(installation.directory, "lib/find-java.sh"))}; find_java && echo "$java" && echo "\${java}c"`],
  installation.environment()).trim().split("\n");
  const classes = join(work, "classes");
  installation.run(javac, ["-d", classes, join(HERE, "SocketClient.java")], process.env);
  const jar = join(work, "socket-client.jar");
  installation.run(java.replace(/java$/, "jar"), ["cf", jar, "-C", classes, "SocketClient.class"], process.env);
  const request = join(work, "request.frames");
  writeFileSync(request, requestBytes(daemon, methodRun(repository, "speak", "noop", true)));
  const words = [`@${join(installation.directory, "lib/client/client.options")}`, "-cp", jar, "SocketClient", daemon.socket, request];
  installation.run(java, [`-XX:AOTCacheOutput=${join(work, "socket-client.aot")}`, ...words], installation.environment());
  return [java, `-XX:AOTCache=${join(work, "socket-client.aot")}`, ...words].map(quote).join(" ");
}

function startFifoDaemon(work) {
  const [input, output, client, loop] = ["in", "out", "ask", "loop"].map((name) => join(work, `fifo-${name}`));
  writeFileSync(loop, `mkfifo ${quote(input)} ${quote(output)}\nexec 3<>${quote(input)} 4<>${quote(output)}\n` +
    "while read -r line <&3; do printf 'said %s\\n' \"$line\" >&4; done\n");
  writeFileSync(client, `echo hello >${quote(input)}\nread -r answer <${quote(output)}\necho "$answer"\n`);
  return { process: spawn("bash", [loop], { stdio: "ignore" }), client, input, output };
}

// A shell does the calling and the timing: what it costs to be called by node is not ours to measure.
function runInterleaved(installation, contenders, rounds, slowRounds, fifo) {
  const output = join(installation.work, "calls.out");
  const script = ["exec 3>" + quote(output)];
  for (const [index, { command, environment }] of contenders.entries()) {
    const words = Object.entries(environment).map(([name, value]) => `${name}=${quote(value)}`).join(" ");
    script.push(`call${index}() { ${words} ${command} </dev/null >/dev/null 2>&1; }`);
  }
  script.push("timed() {", "  local begun=$EPOCHREALTIME", "  call$1", "  local status=$? ended=$EPOCHREALTIME",
    '  echo "$1 $begun $ended $status" >&3', "  times >&3", "}", "times >&3");
  script.push(`for ((round = 0; round < ${rounds}; round++)); do`);
  for (const [index, { slow }] of contenders.entries()) {
    script.push(slow ? `  if ((round < ${slowRounds})); then timed ${index}; fi` : `  timed ${index}`);
  }
  script.push("done", `exec 4<>${quote(fifo.input)} 5<>${quote(fifo.output)}`, "begun=$EPOCHREALTIME",
    `for ((i = 0; i < ${ROUND_TRIPS}; i++)); do echo hello >&4; read -r answer <&5; done`,
    'echo "fifo $begun $EPOCHREALTIME" >&3');
  const file = join(installation.work, "calls.bash");
  writeFileSync(file, script.join("\n"));
  installation.run("bash", [file], process.env);
  return parse(readFileSync(output, "utf8"), contenders.length);
}

// Two lines of `times` come first and after each call: the shell's own, then that of all its children so far.
function parse(text, count) {
  const samples = Array.from({ length: count }, () => ({ wall: [], cpu: [] }));
  const lines = text.trim().split("\n");
  const [, fifoBegun, fifoEnded] = lines.pop().split(" ");
  let before = cpuOf(lines[1]);
  for (let i = 2; i < lines.length; i += 3) {
    const [index, begun, ended, status] = lines[i].split(" ");
    if (status !== "0") {
      throw new Error(`Call ${index} ended with ${status}`);
    }
    const after = cpuOf(lines[i + 2]);
    samples[index].wall.push((seconds(ended) - seconds(begun)) * 1000);
    samples[index].cpu.push(after - before);
    before = after;
  }
  return { samples, fifoMicroseconds: ((seconds(fifoEnded) - seconds(fifoBegun)) * 1e6) / ROUND_TRIPS };
}

const seconds = (text) => Number(text.replace(",", "."));

/** CPU ms of a line such as "0m1.234s 0m0.100s". */
function cpuOf(line) {
  return line.split(" ").reduce((sum, part) => {
    const [, minutes, rest] = /(\d+)m([\d.,]+)s/.exec(part);
    return sum + Number(minutes) * 60_000 + seconds(rest) * 1000;
  }, 0);
}

function rows(contenders, { samples, fifoMicroseconds }) {
  const list = contenders.map(({ name, floor, targets }, index) => ({
    what: name, floor: floor === true, ...summary(samples[index].wall), cpuMs: mean(samples[index].cpu), targets,
  }));
  const by = (start) => list.find(({ what }) => what.startsWith(start));
  for (const row of list) {
    row.timesTrue = row.p50 / by("/bin/true").p50;
    row.timesFifo = row.p50 / by("bash FIFO").p50;
    row.cpuTimesSocketClient = row.cpuMs / by("JVM socket").cpuMs;
    row.target = row.targets;
    delete row.targets;
  }
  list.push({ what: "round trip with the bash FIFO daemon inside one shell", floor: true, p50: fifoMicroseconds / 1000 });
  return list;
}

function quote(word) {
  return `'${word.replaceAll("'", "'\\''")}'`;
}
