// node:util.
"use strict";
const { coded, invalidType, NUMBERS, TEXTS } = require("./errors.cjs");
const types = require("./util-types.cjs");
const { isDeepEqual } = require("./equality.cjs");
const { inspect: inspectForDeno } = require("../platform/inspect.js");

const custom = Symbol.for("nodejs.util.inspect.custom");
const promisified = Symbol.for("nodejs.util.promisify.custom");

/** A value as text. Options are Node's; what Deno's formatter does not know is left aside. */
function inspect(value, options, ...rest) {
  const given =
    typeof options === "object" && options !== null
      ? options
      : { showHidden: options, depth: rest[0], colors: rest[1] };
  const asCustom =
    value !== null && (typeof value === "object" || typeof value === "function") ? value[custom] : undefined;
  if (typeof asCustom === "function" && given.customInspect !== false) {
    const shown = asCustom.call(
      value,
      given.depth ?? 2,
      { ...inspect.defaultOptions, ...given, stylize: String },
      inspect,
    );
    return typeof shown === "string" ? shown : inspect(shown, given);
  }
  if (typeof value === "string") {
    return value.includes("'")
      ? value.includes('"')
        ? `\`${value}\``
        : JSON.stringify(value)
      : `'${JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"')}'`;
  }
  return inspectForDeno(value, {
    depth: given.depth === null ? Infinity : (given.depth ?? 2),
    colors: given.colors === true,
    showHidden: given.showHidden === true,
    ...(given.compact === false ? { compact: false } : {}),
    sorted: Boolean(given.sorted),
    breakLength: given.breakLength ?? 80,
    iterableLimit: given.maxArrayLength ?? 100,
    strAbbreviateSize: given.maxStringLength ?? Infinity,
    getters: given.getters === true,
  });
}
inspect.custom = custom;
inspect.defaultOptions = {
  showHidden: false,
  depth: 2,
  colors: false,
  customInspect: true,
  showProxy: false,
  maxArrayLength: 100,
  maxStringLength: 10000,
  breakLength: 128,
  compact: 3,
  sorted: false,
  getters: false,
  numericSeparator: false,
};
inspect.colors = Object.fromEntries(
  Object.entries({
    reset: [0, 0],
    bold: [1, 22],
    dim: [2, 22],
    italic: [3, 23],
    underline: [4, 24],
    inverse: [7, 27],
    hidden: [8, 28],
    strikethrough: [9, 29],
    black: [30, 39],
    red: [31, 39],
    green: [32, 39],
    yellow: [33, 39],
    blue: [34, 39],
    magenta: [35, 39],
    cyan: [36, 39],
    white: [37, 39],
    gray: [90, 39],
    grey: [90, 39],
    redBright: [91, 39],
    greenBright: [92, 39],
    yellowBright: [93, 39],
    blueBright: [94, 39],
    magentaBright: [95, 39],
    cyanBright: [96, 39],
    whiteBright: [97, 39],
  }).map(([name, pair]) => [name, Object.assign([], pair)]),
);
inspect.styles = {
  special: "cyan",
  number: "yellow",
  bigint: "yellow",
  boolean: "yellow",
  undefined: "grey",
  null: "bold",
  string: "green",
  symbol: "green",
  date: "magenta",
  regexp: "red",
  module: "underline",
};

function formatWithOptions(options, ...args) {
  const [first, ...rest] = args;
  if (typeof first !== "string") {
    return args.map((arg) => (typeof arg === "string" ? arg : inspect(arg, options))).join(" ");
  }
  const text = first.replace(/%[sdifjoOc%]/g, (mark) => {
    if (mark === "%%") return rest.length === 0 && args.length === 1 ? mark : "%";
    if (rest.length === 0) return mark;
    const value = rest.shift();
    switch (mark) {
      case "%s":
        return typeof value === "bigint"
          ? `${value}n`
          : typeof value === "object" &&
              value !== null &&
              !(value instanceof Error) &&
              value.toString === Object.prototype.toString
            ? inspect(value, { ...options, depth: 0 })
            : String(value);
      case "%d":
        return typeof value === "bigint" ? `${value}n` : typeof value === "symbol" ? "NaN" : String(Number(value));
      case "%i":
        return typeof value === "bigint" ? `${value}n` : String(Number.parseInt(value, 10));
      case "%f":
        return String(Number.parseFloat(value));
      case "%j":
        return jsonOf(value);
      case "%o":
        return inspect(value, { ...options, showHidden: true, depth: 4 });
      case "%O":
        return inspect(value, options);
      default:
        return "";
    }
  });
  return [text, ...rest.map((arg) => (typeof arg === "string" ? arg : inspect(arg, options)))].join(" ");
}
const format = (...args) => formatWithOptions({}, ...args);

function jsonOf(value) {
  try {
    return JSON.stringify(value);
  } catch (error) {
    if (/circular|cyclic/i.test(error.message)) return "[Circular]";
    throw error;
  }
}

function promisify(original) {
  if (typeof original !== "function") throw invalidType("original", "of type function", original);
  if (original === globalThis.setTimeout || original === globalThis.setImmediate) require("./timers.cjs");
  if (original[promisified]) return original[promisified];
  const names = original[Symbol.for("nodejs.util.promisify.names")];
  const result = function (...args) {
    return new Promise((resolve, reject) => {
      original.call(this, ...args, (error, ...values) => {
        if (error) reject(error);
        else resolve(names ? Object.fromEntries(names.map((name, i) => [name, values[i]])) : values[0]);
      });
    });
  };
  Object.setPrototypeOf(result, Object.getPrototypeOf(original));
  Object.defineProperty(result, promisified, { value: result });
  return Object.defineProperties(result, Object.getOwnPropertyDescriptors(original));
}
promisify.custom = promisified;

function callbackify(original) {
  return function (...args) {
    const callback = args.pop();
    if (typeof callback !== "function") throw invalidType("last argument", "of type function", callback);
    original.apply(this, args).then(
      (value) => queueMicrotask(() => callback.call(this, null, value)),
      (reason) =>
        queueMicrotask(() =>
          callback.call(
            this,
            reason ?? Object.assign(new Error("Promise was rejected with a falsy value"), { reason }),
          ),
        ),
    );
  };
}

function inherits(constructor, superConstructor) {
  Object.defineProperty(constructor, "super_", { value: superConstructor, writable: true, configurable: true });
  Object.setPrototypeOf(constructor.prototype, superConstructor.prototype);
}

function deprecate(action) {
  return action;
}

function debuglog(section) {
  const enabled = () => {
    const sections = String(require("./process.cjs").env.NODE_DEBUG ?? "")
      .toUpperCase()
      .split(",");
    return sections.includes(section.toUpperCase());
  };
  const log = (...args) => {
    if (enabled()) console.error(`${section.toUpperCase()} ${require("./process.cjs").pid}: ${format(...args)}`);
  };
  return Object.defineProperty(log, "enabled", { get: enabled });
}

const ansi = new RegExp(
  "[\\u001B\\u009B][[\\]()#;?]*(?:(?:(?:[a-zA-Z\\d]*(?:;[-a-zA-Z\\d/#&.:=?%@~_]*)*)?\\u0007)" +
    "|(?:(?:\\d{1,4}(?:;\\d{0,4})*)?[\\dA-PR-TZcf-ntqry=><~]))",
  "g",
);

const styleText = (style, text) =>
  [style].flat().reduceRight((result, name) => {
    const [open, close] = inspect.colors[name] ?? ["", ""];
    return open === "" ? result : `\u001b[${open}m${result}\u001b[${close}m`;
  }, text);

const parseEnv = (content) => {
  const pattern = /^[ \t]*(?:export[ \t]+)?([\w.-]+)[ \t]*=[ \t]*("(?:\\.|[^"])*"|'[^']*'|`[^`]*`|[^#\n]*)?.*$/gm;
  return Object.fromEntries(
    [...content.replaceAll("\r\n", "\n").matchAll(pattern)].map(([, name, raw = ""]) => {
      const value = raw.trim();
      const quoted = /^(["'`])([\s\S]*)\1$/.exec(value);
      return [name, quoted === null ? value : quoted[1] === '"' ? quoted[2].replaceAll("\\n", "\n") : quoted[2]];
    }),
  );
};

function aborted(signal) {
  return signal.aborted
    ? Promise.resolve()
    : new Promise((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
}

module.exports = {
  inspect,
  format,
  formatWithOptions,
  promisify,
  callbackify,
  inherits,
  deprecate,
  debuglog,
  debug: debuglog,
  types,
  styleText,
  parseEnv,
  aborted,
  isDeepStrictEqual: (left, right) => isDeepEqual(left, right, true),
  stripVTControlCharacters: (text) => text.replace(ansi, ""),
  toUSVString: (text) => String(text).toWellFormed(),
  getSystemErrorName: (number) => Object.keys(NUMBERS).find((name) => NUMBERS[name] === -number),
  getSystemErrorMessage: (number) => TEXTS[Object.keys(NUMBERS).find((name) => NUMBERS[name] === -number)],
  getSystemErrorMap: () => new Map(Object.entries(NUMBERS).map(([name, number]) => [-number, [name, TEXTS[name]]])),
  parseArgs: (config) => require("./parse-args.cjs").parseArgs(config),
  transferableAbortController: () => new AbortController(),
  transferableAbortSignal: (signal) => signal,
  get TextEncoder() {
    return globalThis.TextEncoder;
  },
  get TextDecoder() {
    return globalThis.TextDecoder;
  },
  log: (...args) => console.log(format(...args)),
  _extend: (target, source) => Object.assign(target, source),
  _errnoException: (number, syscall) => Object.assign(new Error(`${syscall} ${number}`), { errno: number, syscall }),
  isArray: Array.isArray,
  isBoolean: (value) => typeof value === "boolean",
  isNull: (value) => value === null,
  isNullOrUndefined: (value) => value === null || value === undefined,
  isNumber: (value) => typeof value === "number",
  isString: (value) => typeof value === "string",
  isSymbol: (value) => typeof value === "symbol",
  isUndefined: (value) => value === undefined,
  isRegExp: types.isRegExp,
  isObject: (value) => value !== null && typeof value === "object",
  isDate: types.isDate,
  isError: (value) => value instanceof Error,
  isFunction: (value) => typeof value === "function",
  isPrimitive: (value) => value === null || (typeof value !== "object" && typeof value !== "function"),
  isBuffer: (value) => require("./buffer.cjs").Buffer.isBuffer(value),
  MIMEType: class MIMEType {
    constructor(input) {
      const [essence, ...parameters] = String(input).split(";");
      [this.type, this.subtype] = essence.trim().toLowerCase().split("/");
      if (!this.subtype)
        throw coded(TypeError, "ERR_INVALID_MIME_SYNTAX", `The MIME syntax for a MIME type in "${input}" is invalid`);
      this.params = new Map(
        parameters.map((each) => each.trim().split("=")).map(([name, value = ""]) => [name.toLowerCase(), value]),
      );
    }
    get essence() {
      return `${this.type}/${this.subtype}`;
    }
    toString() {
      return [this.essence, ...[...this.params].map(([name, value]) => `${name}=${value}`)].join(";");
    }
  },
};
