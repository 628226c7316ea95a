// Values as text for people: Deno.inspect, whose layout is that of Node's util.inspect with double quotes.
import { layOut, layOutArray } from "./inspect-layout.js";
import { paint, quote, unicodeWidth } from "./inspect-text.js";
import { constructorName } from "./inspect-kind.js";
import { none, shapeOf } from "./inspect-shape.js";

const DENO = Symbol.for("Deno.customInspect");
const NODE = Symbol.for("nodejs.util.inspect.custom");
const DEFAULTS = {
  depth: 4,
  colors: false,
  compact: 3,
  breakLength: 80,
  iterableLimit: 100,
  maxArrayLength: undefined,
  sorted: false,
  getters: false,
  showHidden: false,
  showProxy: false,
  trailingComma: false,
  escapeSequences: true,
  customInspect: true,
  strAbbreviateSize: undefined,
  maxStringLength: 10_000,
  singleQuotes: false,
  numericSeparator: false,
  keySeparator: "",
};
const IDENTIFIER = /^[a-zA-Z_][a-zA-Z_0-9]*$/;

/** A value as text; strings are quoted. Options as Deno.InspectOptions and Node's. */
export function inspect(value, options) {
  return formatValue(contextOf(options), value, 0, true);
}

/** What a class's custom inspector gets as its function: goes on with the depth and circles of the caller. */
function contextOf(options) {
  const ctx = { ...DEFAULTS };
  for (const [name, given] of Object.entries(options ?? {})) {
    if (given !== undefined) ctx[name] = given;
  }
  ctx.depth ??= Infinity;
  ctx.limit = ctx.maxArrayLength === undefined ? ctx.iterableLimit : ctx.maxArrayLength;
  ctx.limit ??= Infinity;
  ctx.stringLimit = ctx.strAbbreviateSize ?? ctx.maxStringLength ?? Infinity;
  ctx.seen = options?.seen instanceof Array ? options.seen : [];
  ctx.circular = new Map();
  ctx.indentation = options?.indentation ?? options?.indentationLvl ?? 0;
  ctx.currentDepth = 0;
  return ctx;
}

export function formatValue(ctx, value, depth, typed) {
  if ((typeof value !== "object" && typeof value !== "function") || value === null) {
    return formatPrimitive(ctx, value);
  }
  const custom = ctx.customInspect ? customText(ctx, value, depth) : undefined;
  if (custom !== undefined) return custom;
  if (ctx.seen.includes(value)) {
    if (!ctx.circular.has(value)) ctx.circular.set(value, ctx.circular.size + 1);
    return paint(ctx, `[Circular *${ctx.circular.get(value)}]`, "special");
  }
  return formatObject(ctx, value, depth, typed);
}

function customText(ctx, value, depth) {
  const rest = { ...ctx, depth: ctx.depth - depth };
  const deno = value[DENO];
  if (typeof deno === "function" && deno !== inspect) {
    const answer = deno.call(value, inspect, rest);
    return typeof answer === "string" ? answer : formatValue(ctx, answer, depth);
  }
  const node = value[NODE];
  if (typeof node === "function" && node !== inspect && !(value.constructor && value.constructor.prototype === value)) {
    const answer = node.call(value, ctx.depth - depth, rest, inspect);
    if (answer !== value) {
      return typeof answer === "object"
        ? formatValue(ctx, answer, depth)
        : `${answer}`.replaceAll("\n", `\n${" ".repeat(ctx.indentation)}`);
    }
  }
  return undefined;
}

export function formatPrimitive(ctx, value) {
  switch (typeof value) {
    case "string":
      return formatString(ctx, value);
    case "number":
      return paint(ctx, Object.is(value, -0) ? "-0" : String(value), "number");
    case "bigint":
      return paint(ctx, `${value}n`, "bigint");
    case "symbol":
      return paint(ctx, symbolText(value), "symbol");
    case "undefined":
      return paint(ctx, "undefined", "undefined");
    default:
      return paint(ctx, String(value), value === null ? "null" : "boolean");
  }
}

function formatString(ctx, value) {
  let text = value;
  let more = "";
  if (text.length > ctx.stringLimit) {
    const left = text.length - ctx.stringLimit;
    text = text.slice(0, ctx.stringLimit);
    more = `... ${left} more character${left > 1 ? "s" : ""}`;
  }
  const width = ctx.breakLength - ctx.indentation - 4;
  if (ctx.compact !== true && text.length > 16 && text.length > width && text.includes("\n")) {
    return (
      text
        .split(/(?<=\n)/)
        .map((line) => paint(ctx, quote(line, ctx), "string"))
        .join(` +\n${" ".repeat(ctx.indentation + 2)}`) + more
    );
  }
  return paint(ctx, quote(text, ctx), "string") + more;
}

function symbolText(symbol) {
  const description = symbol.description;
  return description === undefined || description === "" || /^[a-zA-Z_][a-zA-Z_.0-9]*$/.test(description)
    ? symbol.toString()
    : `Symbol(${quote(description, DEFAULTS)})`;
}

function formatObject(ctx, value, depth, typed) {
  const name = constructorName(value);
  let tag = value[Symbol.toStringTag];
  if (typeof tag !== "string" || tag === "" || tag === name) tag = "";
  if (tag === "" && Object.prototype.toString.call(value) === "[object Arguments]") tag = "Arguments";
  const kind = shapeOf(ctx, value, name, tag);
  if (kind.isError) formatError(ctx, value, kind, name, depth);
  const { braces, keys } = kind;
  const isEmpty = keys.length === 0 && kind.entries === none;
  if (kind.base !== undefined && isEmpty) {
    return kind.style ? paint(ctx, kind.base, kind.style) : kind.base;
  }
  if (depth > ctx.depth && !(keys.length === 0 && kind.entries === none)) {
    const shown =
      name === null ? `[${tag || "Object"}: null prototype]` : tag && tag !== name ? `${name} [${tag}]` : name;
    return paint(ctx, `[${Array.isArray(value) && name === "Array" ? "Array" : shown}]`, "special");
  }
  ctx.seen.push(value);
  ctx.currentDepth = depth;
  let output = kind.entries(ctx, value, depth + 1);
  for (const key of keys) {
    output.push(formatProperty(ctx, value, depth + 1, key, kind.isList));
  }
  ctx.seen.pop();
  if (output.length === 0 && kind.base === undefined && !ctx.circular.has(value)) return braces.join("");
  let base = kind.base ?? "";
  let open = braces[0];
  if (ctx.circular.has(value)) {
    const reference = paint(ctx, `<ref *${ctx.circular.get(value)}>`, "special");
    if (ctx.compact === true) {
      open = `${reference} ${open}`;
    } else {
      base = base === "" ? reference : `${reference} ${base}`;
    }
  }
  if (ctx.sorted && !kind.isList) {
    output = ctx.sorted === true ? output.sort() : output.sort(ctx.sorted);
  }
  if (kind.isList && ctx.compact >= 1 && typeof ctx.compact === "number" && output.length > 6) {
    const grouped = layOutArray(ctx, output, value);
    if (grouped.length !== output.length) return layOut(ctx, grouped, base, [open, braces[1]], depth, true);
  }
  return layOut(ctx, output, base, [open, braces[1]], depth, false);
}

export function formatProperty(ctx, holder, depth, key, isList) {
  const descriptor = Object.getOwnPropertyDescriptor(holder, key) ?? { value: holder[key], enumerable: true };
  let text;
  if ("value" in descriptor) {
    const indent = ctx.compact !== true || isList ? 2 : 3;
    ctx.indentation += indent;
    text = formatValue(ctx, descriptor.value, depth);
    if (indent === 3 && ctx.breakLength < unicodeWidth(text)) text = `\n${" ".repeat(ctx.indentation)}${text}`;
    ctx.indentation -= indent;
  } else {
    text = accessorText(ctx, holder, depth, descriptor);
  }
  if (isList === true && typeof key === "number") return text;
  let label;
  if (typeof key === "symbol") {
    label = paint(ctx, symbolText(key), "symbol");
  } else if (key === "__proto__") {
    label = '["__proto__"]';
  } else if (IDENTIFIER.test(key)) {
    label = paint(ctx, key, "name");
  } else {
    label = paint(ctx, quote(key, ctx), "string");
  }
  return `${descriptor.enumerable === false ? `[${label}]` : label}: ${text}`;
}

function accessorText(ctx, holder, depth, { get, set }) {
  if (get === undefined) return paint(ctx, set === undefined ? "undefined" : "[Setter]", "special");
  const label = set === undefined ? "Getter" : "Getter/Setter";
  if (!ctx.getters) return paint(ctx, `[${label}]`, "special");
  try {
    ctx.indentation += 2;
    const value = get.call(holder);
    const shown = formatValue(ctx, value, depth);
    return value !== null && typeof value === "object" ? `[${label}] ${shown}` : `[${label}: ${shown}]`;
  } catch (error) {
    return `[${label}: <Inspection threw (${error?.message})>]`;
  } finally {
    ctx.indentation -= 2;
  }
}

function formatError(ctx, error, kind, name, depth) {
  let stack =
    typeof error.stack === "string" && error.stack !== "" ? error.stack : Error.prototype.toString.call(error);
  kind.keys = kind.keys.filter(
    (key) => !((key === "name" || key === "message" || key === "stack") && stack.includes(String(error[key]))),
  );
  for (const key of ["cause", "errors"]) {
    if (Object.hasOwn(error, key) && !kind.keys.includes(key) && (key === "cause" || Array.isArray(error.errors)))
      kind.keys.push(key);
  }
  // A class that never set its name is told from Error all the same.
  if (
    name !== null &&
    !stack.startsWith(name) &&
    /^(Uncaught )?Error(?=[:\n]|$)/.test(stack) &&
    name.endsWith("Error")
  ) {
    stack = stack.replace(/^Error/, name);
  }
  const end = error.message ? Math.max(stack.indexOf(String(error.message)), 0) + String(error.message).length : 0;
  if (stack.indexOf("\n    at", end) < 0) stack = `[${stack}]`;
  kind.base = ctx.indentation > 0 ? stack.replaceAll("\n", `\n${" ".repeat(ctx.indentation)}`) : stack;
}
