// The shapes of objects: what stands before and between their braces.
import { formatPrimitive, formatProperty, formatValue } from "./inspect.js";
import { asFunction, iteratorKind, primitiveOf, slotOf } from "./inspect-kind.js";
import { paint } from "./inspect-text.js";

function keysOf(ctx, value, isList) {
  const symbols = Object.getOwnPropertySymbols(value);
  const names = ctx.showHidden ? Object.getOwnPropertyNames(value) : Object.keys(value);
  const keys = isList ? names.filter((name) => !(String(name >>> 0) === name && name >>> 0 !== 2 ** 32 - 1)) : names;
  return keys.concat(
    ctx.showHidden ? symbols : symbols.filter((key) => Object.prototype.propertyIsEnumerable.call(value, key)),
  );
}

const prefixOf = (name, tag, fallback, size = "") => {
  const own = name === null ? `[${fallback}${size}: null prototype] ` : `${name}${size} `;
  return tag !== "" && name !== tag && fallback !== tag ? `${own}[${tag}] ` : own;
};

/** How the kind of an object is shown: base text, braces, own entries and keys. */
export function shapeOf(ctx, value, name, tag) {
  const list = (fallback, entries, size) => ({
    braces: [
      `${name === "Array" && tag === "" && fallback === "Array" ? "" : prefixOf(name, tag, fallback, `(${size})`)}[`,
      "]",
    ],
    entries,
    keys: keysOf(ctx, value, true),
    isList: true,
  });
  const set = (fallback, entries, size) => ({
    braces: [`${prefixOf(name, tag, fallback, `(${size})`)}{`, "}"],
    entries,
    keys: keysOf(ctx, value),
  });
  const based = (base) => ({ braces: ["{", "}"], base, keys: keysOf(ctx, value), entries: none });

  if (Array.isArray(value)) return list("Array", arrayEntries, value.length);
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
    const fallback = Object.getPrototypeOf(Int8Array.prototype)[Symbol.toStringTag] ?? tag;
    return list(fallback ?? tag, typedArrayEntries, slotOf.typedLength(value));
  }
  const size = slotOf.setSize(value);
  if (size !== undefined) return set("Set", setEntries, size);
  const mapSize = slotOf.mapSize(value);
  if (mapSize !== undefined) return set("Map", mapEntries, mapSize);
  const iterator = iteratorKind(value);
  if (iterator) return { braces: [`[${iterator}] {`, "}"], entries: iteratorEntries, keys: keysOf(ctx, value) };
  if (typeof value === "function") return { ...based(asFunction(value, name, tag)), style: "special" };
  if (value instanceof RegExp && slotOf.isRegExp(value)) {
    return { ...based(RegExp.prototype.toString.call(value)), style: "regexp" };
  }
  const time = slotOf.time(value);
  if (time !== undefined) {
    const text = Number.isNaN(time) ? "Invalid Date" : new Date(time).toISOString();
    return { ...based(name === "Date" ? text : `${prefixOf(name, tag, "Date")}${text}`), style: "date" };
  }
  if (value instanceof Error) return { ...based(undefined), isError: true };
  if (value instanceof ArrayBuffer || value instanceof SharedArrayBuffer) {
    const fallback = value instanceof ArrayBuffer ? "ArrayBuffer" : "SharedArrayBuffer";
    return { braces: [`${prefixOf(name, tag, fallback)}{`, "}"], entries: bufferEntries, keys: keysOf(ctx, value) };
  }
  if (value instanceof DataView) {
    return { braces: [`${prefixOf(name, tag, "DataView")}{`, "}"], entries: viewEntries, keys: keysOf(ctx, value) };
  }
  for (const [kind, text] of [
    [Promise, "<pending>"],
    [WeakSet, "<items unknown>"],
    [WeakMap, "<items unknown>"],
  ]) {
    if (value instanceof kind) {
      return {
        braces: [`${prefixOf(name, tag, kind.name)}{`, "}"],
        entries: () => [paint(ctx, text, "special")],
        keys: keysOf(ctx, value),
      };
    }
  }
  const primitive = primitiveOf(value);
  if (primitive) {
    const [kind, inner] = primitive;
    const shown = kind === name || name === null ? kind : `${kind} (${name})`;
    const label = `[${shown}: ${formatPrimitive({ ...ctx, colors: false }, inner)}]`;
    return { ...based(label), keys: keysOf(ctx, value, kind === "String"), style: kind.toLowerCase() };
  }
  if (tag === "Arguments" && name === "Object")
    return { braces: ["[Arguments] {", "}"], entries: none, keys: keysOf(ctx, value) };
  const plain = name === "Object" && tag === "";
  return { braces: [plain ? "{" : `${prefixOf(name, tag, "Object")}{`, "}"], entries: none, keys: keysOf(ctx, value) };
}

/** The entries of an object that has none of its own. */
export const none = () => [];

const moreItems = (left) => `... ${left} more item${left > 1 ? "s" : ""}`;

function arrayEntries(ctx, value, depth) {
  const length = value.length;
  const limit = Math.min(Math.max(0, ctx.limit), length);
  const output = [];
  let index = 0;
  for (; index < length && output.length < limit; index++) {
    if (Object.hasOwn(value, index)) {
      output.push(formatProperty(ctx, value, depth, index, true));
      continue;
    }
    const next = value.findIndex((_, i) => i > index && Object.hasOwn(value, i));
    const end = next < 0 ? length : next;
    output.push(paint(ctx, `<${end - index} empty item${end - index > 1 ? "s" : ""}>`, "undefined"));
    index = end - 1;
  }
  if (index < length) output.push(moreItems(length - index));
  return output;
}

function typedArrayEntries(ctx, value) {
  const length = slotOf.typedLength(value);
  const output = Array.from({ length: Math.min(Math.max(0, ctx.limit), length) }, (_, i) =>
    formatPrimitive(ctx, value[i]),
  );
  if (length > output.length) output.push(moreItems(length - output.length));
  return output;
}

function within(ctx, items, size, format) {
  const output = [];
  ctx.indentation += 2;
  for (const item of items) {
    if (output.length >= ctx.limit) {
      output.push(moreItems(size - output.length));
      break;
    }
    output.push(format(item));
  }
  ctx.indentation -= 2;
  return output;
}

const setEntries = (ctx, value, depth) =>
  within(ctx, Set.prototype.values.call(value), slotOf.setSize(value), (item) => formatValue(ctx, item, depth));

const mapEntries = (ctx, value, depth) =>
  within(
    ctx,
    Map.prototype.entries.call(value),
    slotOf.mapSize(value),
    ([key, item]) => `${formatValue(ctx, key, depth)} => ${formatValue(ctx, item, depth)}`,
  );

// What is left cannot be seen without taking it.
const iteratorEntries = () => ["<items unknown>"];

function bufferEntries(ctx, value) {
  const shown = new Uint8Array(value, 0, Math.min(Math.max(0, ctx.limit), value.byteLength));
  let hex = Array.from(shown, (byte) => byte.toString(16).padStart(2, "0")).join(" ");
  const left = value.byteLength - shown.length;
  if (left > 0) hex += ` ... ${left} more byte${left > 1 ? "s" : ""}`;
  return [
    `${paint(ctx, "[Uint8Contents]", "special")}: <${hex}>`,
    `byteLength: ${paint(ctx, String(value.byteLength), "number")}`,
  ];
}

const viewEntries = (ctx, value, depth) =>
  ["byteLength", "byteOffset", "buffer"].map((key) => {
    ctx.indentation += 2;
    const text = `${key}: ${formatValue(ctx, value[key], depth)}`;
    ctx.indentation -= 2;
    return text;
  });
