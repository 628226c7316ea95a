// The driver: what the host calls in a context. It loads bundles, describes types and carries one method run.
import { describeReport, makeReport } from "./driver/report.js";
import { applyExtension, describeType, entryOf } from "./driver/type.js";
import { Hygiene } from "./driver/hygiene.js";
import { requireModule } from "./driver/require.js";
import { MethodRun, parseExactly } from "./driver/run.js";
import { askVault, describeVault } from "./driver/vault.js";
import { describeError, makeError } from "./platform/errors.js";
import { host } from "./platform/host.js";

let model;
let report;
let run;
let hygiene;
let vault;

globalThis.__swamp_driver = {
  undefinedValue: undefined,
  nullValue: null,
  parseJson: (text) => JSON.parse(text),
  makeBytes: (buffer) => new Uint8Array(buffer).slice(),
  makeError,
  describeError,

  raise(errorClass, message, code) {
    throw makeError(errorClass, message, code);
  },

  /** Takes the names by which the host handed itself in out of the extension's sight. */
  seal() {
    for (const name of ["__swamp_driver", "__swamp_call", "__swamp_start", "__swamp_timer", "__swamp_script", "__swamp_host"]) {
      delete globalThis[name];
    }
  },

  attach() {
    host.attached();
  },

  settle(promise, fulfilled, rejected) {
    Promise.resolve(promise).then((value) => fulfilled(value), (reason) => rejected(reason));
  },

  /** Evaluates one bundle; returns {"kind","type"} of its entry as JSON, or why it is none. */
  load(factory) {
    const entry = entryOf(factory, requireModule);
    if (entry.kind === "vault") {
      vault = entry.value;
    } else if (entry.kind === "model") {
      model = entry.value;
    } else if (entry.kind === "extension" && model) {
      const problems = applyExtension(model, entry.value);
      return JSON.stringify({ kind: entry.kind, type: entry.value.type, problems });
    } else if (entry.kind === "report") {
      report = entry.value;
      return JSON.stringify({ kind: entry.kind, type: report.name, description: describeReport(report) });
    }
    return JSON.stringify({ kind: entry.kind, type: entry.value?.type, problems: entry.problems });
  },

  /** Remembers the context's state, so that {@link changed} can tell what a run has left behind. */
  remember() {
    hygiene = new Hygiene();
  },

  /** Ends a run in a context that may serve another one; what the run has changed, or "" when nothing. */
  changed() {
    run = undefined;
    return hygiene.changed();
  },

  describe: () => JSON.stringify(describeType(model)),
  describeVault: () => JSON.stringify(describeVault(vault)),
  askVault: async (question) => JSON.stringify(await askVault(vault, JSON.parse(question))),

  begin(facts) {
    run = new MethodRun(model, parseExactly(facts));
  },
  upgrade: (stored) => run.upgrade(stored),
  parseGlobalArguments: () => run.parseGlobalArguments(),
  check: (name) => run.check(name),
  parseArguments: (json) => run.parseArguments(json),
  execute: () => run.execute(),
  makeReport: (facts) => makeReport(report, JSON.parse(facts)),
  abort: (reason) => run?.abort(reason),
  rehearse: (samples) => run === undefined && MethodRun.rehearse(model, JSON.parse(samples)),
};
