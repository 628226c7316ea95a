// The console's methods beyond plain lines, as Deno prints them.
import { host } from "../platform/host.js";
import { inspect } from "./inspect.js";
import { table } from "./console-table.js";

const asJson = () => host.call("console.json");

/** The arguments of console.log as one text: % directives of the first, then the others joined with a space. */
export function format(args, options) {
  const [first, ...rest] = args;
  if (typeof first !== "string" || rest.length === 0 || !first.includes("%")) return joined(args, options);
  const text = first.replace(/%([sdifjoOc%])/g, (directive, kind) => {
    if (kind === "%") return "%";
    return rest.length === 0 ? directive : directed(kind, rest.shift(), options);
  });
  return rest.length === 0 ? text : `${text} ${joined(rest, options)}`;
}

const joined = (args, options) => args.map((arg) => (typeof arg === "string" ? arg : inspect(arg, options))).join(" ");

function directed(kind, arg, options) {
  switch (kind) {
    case "s":
      return typeof arg === "string" ? arg : inspect(arg, { ...options, depth: 0, colors: false });
    case "d":
    case "i":
      if (typeof arg === "bigint") return `${arg}n`;
      return typeof arg === "number" || typeof arg === "string" ? inspect(Number.parseInt(arg, 10)) : "NaN";
    case "f":
      return typeof arg === "number" || typeof arg === "string" ? inspect(Number.parseFloat(arg)) : "NaN";
    case "j":
      return jsonOf(arg);
    case "c":
      return "";
    default:
      return inspect(arg, kind === "o" ? { ...options, showHidden: false } : options);
  }
}

function jsonOf(arg) {
  try {
    return JSON.stringify(arg) ?? String(arg);
  } catch {
    return "[Circular]";
  }
}

/** One line of the console: in JSON mode objects are JSON (extension-api §3.5). */
function line(args) {
  if (!asJson()) return format(args);
  return args
    .map((arg) =>
      typeof arg !== "object" && typeof arg !== "function"
        ? String(arg)
        : arg instanceof Error
          ? inspect(arg)
          : jsonOf(arg),
    )
    .join(" ");
}

function print(state, toStandardError, text) {
  const indented =
    state.indentation === ""
      ? text
      : text
          .split("\n")
          .map((part) => `${state.indentation}${part}`)
          .join("\n");
  host.call("console.print", toStandardError, indented);
}

const out = (state, ...args) => print(state, false, line(args));
const err = (state, ...args) => print(state, true, line(args));

const elapsed = (started) => {
  const duration = host.now() - started;
  return `${duration >= 1 ? Math.trunc(duration) : Number(duration.toFixed(3))}ms`;
};

export const methods = {
  log: out,
  info: out,
  debug: out,
  dirxml: out,
  warn: err,
  error: err,

  dir: (state, value, options) => print(state, false, asJson() ? line([value]) : inspect(value, options)),

  table(state, data, columns) {
    if (columns !== undefined && !Array.isArray(columns)) {
      throw new Error("The 'properties' argument must be of type Array: received type " + typeof columns);
    }
    print(state, false, data !== null && typeof data === "object" ? table(data, columns) : line([data]));
  },

  count(state, label = "default") {
    const count = (state.counts.get(String(label)) ?? 0) + 1;
    state.counts.set(String(label), count);
    out(state, `${label}: ${count}`);
  },

  countReset(state, label = "default") {
    if (!state.counts.delete(String(label))) err(state, `Count for '${label}' does not exist`);
  },

  time(state, label = "default") {
    if (state.timers.has(String(label))) {
      err(state, `Timer '${label}' already exists`);
    } else {
      state.timers.set(String(label), host.now());
    }
  },

  timeLog(state, label = "default", ...args) {
    const started = state.timers.get(String(label));
    if (started === undefined) {
      err(state, `Timer '${label}' does not exist`);
    } else {
      out(state, `${label}: ${elapsed(started)}`, ...args);
    }
  },

  timeEnd(state, label = "default") {
    methods.timeLog(state, label);
    state.timers.delete(String(label));
  },

  group(state, ...args) {
    if (args.length > 0) out(state, ...args);
    state.indentation += "  ";
  },

  groupCollapsed: (state, ...args) => methods.group(state, ...args),

  groupEnd(state) {
    state.indentation = state.indentation.slice(2);
  },

  assert(state, condition = false, ...args) {
    if (condition) return;
    const [first, ...rest] = args;
    if (args.length === 0) {
      err(state, "Assertion failed");
    } else if (typeof first === "string") {
      err(state, `Assertion failed: ${first}`, ...rest);
    } else {
      err(state, "Assertion failed:", ...args);
    }
  },

  trace(state, ...args) {
    const error = { name: "Trace", message: line(args) };
    Error.captureStackTrace(error);
    const frames = String(error.stack)
      .split("\n")
      .filter((frame) => /^\s+at /.test(frame) && !frame.includes("swamp:"));
    print(state, true, [args.length > 0 ? `Trace: ${error.message}` : "Trace", ...frames].join("\n"));
  },

  // There is no screen to clear.
  clear(state) {
    state.indentation = "";
  },
};
