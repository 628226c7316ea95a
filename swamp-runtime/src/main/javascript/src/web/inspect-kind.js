// What kind of thing an object is, by its internals rather than by what it says of itself.
const getter = (prototype, name) => Object.getOwnPropertyDescriptor(prototype, name).get;
const ask = (read) => (value) => {
  try {
    return read.call(value);
  } catch {
    return undefined;
  }
};

const TypedArrayPrototype = Object.getPrototypeOf(Uint8Array.prototype);

/** The internals of builtin objects; undefined where a value has none. */
export const slotOf = {
  setSize: ask(getter(Set.prototype, "size")),
  mapSize: ask(getter(Map.prototype, "size")),
  time: ask(Date.prototype.getTime),
  typedLength: ask(getter(TypedArrayPrototype, "length")),
  isRegExp: (value) => ask(getter(RegExp.prototype, "source"))(value) !== undefined,
};

const BOXES = [
  ["String", ask(String.prototype.valueOf)],
  ["Number", ask(Number.prototype.valueOf)],
  ["Boolean", ask(Boolean.prototype.valueOf)],
  ["BigInt", ask(BigInt.prototype.valueOf)],
  ["Symbol", ask(Symbol.prototype.valueOf)],
];

/** [kind, primitive] of a boxed primitive. */
export function primitiveOf(value) {
  for (const [kind, read] of BOXES) {
    const primitive = read(value);
    if (primitive !== undefined) return [kind, primitive];
  }
  return undefined;
}

const MAP_ITERATOR = Object.getPrototypeOf(new Map().entries());
const SET_ITERATOR = Object.getPrototypeOf(new Set().values());

/** "Map Iterator" or "Set Iterator". */
export function iteratorKind(value) {
  const prototype = Object.getPrototypeOf(value);
  return prototype === MAP_ITERATOR ? "Map Iterator" : prototype === SET_ITERATOR ? "Set Iterator" : undefined;
}

/** The name of the class an object is of, or null for one without prototype. */
export function constructorName(value) {
  for (let holder = value; holder !== null; holder = Object.getPrototypeOf(holder)) {
    const descriptor = Object.getOwnPropertyDescriptor(holder, "constructor");
    if (typeof descriptor?.value === "function" && descriptor.value.name !== "" && value instanceof descriptor.value) {
      return String(descriptor.value.name);
    }
  }
  return Object.getPrototypeOf(value) === null ? null : typeof value === "function" ? "Function" : "Object";
}

/** [Function: name], [class A extends B] and their kin. */
export function asFunction(value, name, tag) {
  const source = Function.prototype.toString.call(value);
  if (source.startsWith("class") && source.endsWith("}")) {
    const parent = Object.getPrototypeOf(value)?.name;
    const own = Object.hasOwn(value, "name") && value.name ? value.name : "(anonymous)";
    return `[class ${own}${parent ? ` extends ${parent}` : ""}${name === null ? " extends null" : ""}]`;
  }
  const kind = Object.prototype.toString.call(value).slice("[object ".length, -1);
  const shown =
    name === null ? `${kind} (null prototype)` : /^(Async)?(Generator)?Function$/.test(kind) ? kind : "Function";
  const label =
    value.name === "" || typeof value.name !== "string" ? `[${shown} (anonymous)]` : `[${shown}: ${value.name}]`;
  return tag !== "" && tag !== shown && tag !== name ? `${label} [${tag}]` : label;
}
