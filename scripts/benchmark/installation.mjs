// The program under test: built, with daemons, caches and repositories of the benchmark's own.
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { appendFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { randomUUID } from "node:crypto";
import { connect } from "node:net";
import { homedir } from "node:os";
import { fileURLToPath } from "node:url";
import { join } from "node:path";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const START_PATIENCE_MS = 120_000;

export class Installation {
  #work;
  #daemons = [];
  #elsewhere = [];
  #number = 0;

  constructor(work) {
    this.#work = work;
    this.directory = join(ROOT, "scripts/dist/target/swamp");
    this.launcher = join(this.directory, "bin/swamp");
    mkdirSync(join(work, "home"));
  }

  get root() {
    return ROOT;
  }

  get work() {
    return this.#work;
  }

  get hasNativeClient() {
    return existsSync(join(this.directory, "lib/swamp-native"));
  }

  /** Builds the checkout where it is older than its sources. */
  build() {
    execFileSync(join(ROOT, "scripts/swamp"), ["version"], { stdio: ["ignore", "ignore", "inherit"] });
  }

  /** The environment of everything that is measured. */
  environment(more = {}) {
    const { PATH, JAVA_HOME } = process.env;
    return {
      PATH, ...(JAVA_HOME ? { JAVA_HOME } : {}), ...this.#npmSettings(), LANG: "C.UTF-8", HOME: join(this.#work, "home"), SWAMP_NO_HINTS: "1", ...more,
    };
  }

  /** What lets npm reach its registry from here; the home directory of what is measured is another one. */
  #npmSettings() {
    const own = Object.entries(process.env).filter(([name]) => /^npm_config_|^NODE_EXTRA_CA_CERTS$/i.test(name));
    const settings = join(homedir(), ".npmrc");
    return { ...(existsSync(settings) ? { npm_config_userconfig: settings } : {}), ...Object.fromEntries(own) };
  }

  /** A new repository: the speech example with some definitions of its type. */
  repository(definitions = 8, place = this.#work) {
    const directory = place === this.#work ? join(place, `repository-${++this.#number}`) : mkdtempSync(join(place, "swamp-bench-"));
    if (place !== this.#work) {
      this.#elsewhere.push(directory);
    }
    cpSync(join(ROOT, "docs/examples/speech"), directory, {
      recursive: true, filter: (source) => !source.endsWith("/speech/.swamp"),
    });
    this.addDefinitions(directory, 0, definitions);
    return directory;
  }

  /** A definition whose arguments name the latest data of another model. */
  addExpression(repository, name, other) {
    writeFileSync(join(repository, "models/@examples/speech", `${name}.yaml`), `type: '@examples/speech'\n` +
      `typeVersion: 2026.11.22.1\nid: ${randomUUID()}\nname: ${name}\nversion: 1\ntags: {}\nglobalArguments:\n  wordsPerMinute: ` +
      `"\${{ data.latest('${other}', 'report-swamp-method-summary').version > 0 ? 170 : 180 }}"\nmethods: {}\n`);
  }

  addDefinitions(repository, from, to) {
    const folder = join(repository, "models/@examples/speech");
    for (let i = from; i < to; i++) {
      writeFileSync(join(folder, `model-${i}.yaml`), `type: '@examples/speech'\ntypeVersion: 2026.11.22.1\n` +
        `id: ${randomUUID()}\nname: model-${i}\nversion: 1\ntags: {}\nglobalArguments:\n  wordsPerMinute: 175\nmethods: {}\n`);
    }
  }

  /** Changes an extension so that its bundle is another one. */
  edit(repository) {
    appendFileSync(join(repository, "extensions/models/speech.ts"), `export const edit${++this.#number} = ${this.#number};\n`);
  }

  /** Starts a daemon of its own; resolves once it accepts. */
  async daemon(more = {}) {
    const state = join(this.#work, `d${++this.#number}`);
    mkdirSync(state, { mode: 0o700 });
    const environment = this.environment({ SWAMP_DAEMON_DIR: state, SWAMP_DAEMON_IDLE: "0", ...more });
    const log = openSync(join(state, "out"), "a");
    const library = join(this.directory, "lib");
    const jar = readdirSync(join(library, "daemon")).find((name) => name.startsWith("swamp-daemon-"));
    const begun = performance.now();
    const process = spawn(join(library, "java"), [`@${join(library, "daemon/daemon.options")}`, "-cp",
      join(library, "daemon", jar), `-Dswamp.install.directory=${this.directory}`, "swamp.daemon.DaemonMain"],
    { cwd: state, env: environment, stdio: ["ignore", log, log] });
    const daemon = { process, pid: process.pid, environment, begun, socket: join(state, "daemon.sock"), acceptMs: 0 };
    this.#daemons.push(daemon);
    while (!(await accepts(daemon.socket))) {
      if (process.exitCode !== null || performance.now() - begun > START_PATIENCE_MS) {
        throw new Error(`The daemon did not start: ${readFileSync(join(state, "out"), "utf8")}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    daemon.acceptMs = performance.now() - begun;
    return daemon;
  }

  async stop(daemon) {
    this.#daemons = this.#daemons.filter((other) => other !== daemon);
    if (daemon.process.exitCode === null && daemon.process.signalCode === null) {
      const ended = new Promise((resolve) => daemon.process.once("exit", resolve));
      daemon.process.kill("SIGTERM");
      const late = setTimeout(() => daemon.process.kill("SIGKILL"), 20_000);
      await ended;
      clearTimeout(late);
    }
  }

  async stopAll() {
    for (const daemon of [...this.#daemons]) {
      await this.stop(daemon);
    }
  }

  /** Removes the repositories that were not made in the work directory. */
  clear() {
    this.#elsewhere.forEach((directory) => rmSync(directory, { recursive: true, force: true }));
    this.#elsewhere = [];
  }

  /** Runs one command to its end; throws with its output when it fails. */
  run(command, words, environment, directory = this.#work) {
    const result = spawnSync(command, words, { cwd: directory, env: environment, encoding: "utf8" });
    if (result.status !== 0) {
      throw new Error(`${command} ${words.join(" ")} ended with ${result.status}: ${result.stderr}${result.stdout}`);
    }
    return result.stdout;
  }
}

function accepts(socket) {
  return new Promise((resolve) => {
    const connection = connect(socket);
    connection.once("connect", () => { connection.destroy(); resolve(true); });
    connection.once("error", () => resolve(false));
  });
}
