// The variable "model" (expressions §6.4): definitions and items of other models, each asked for when it is first touched.
import { complete } from "./functions.js";

/** A map whose members are found one by one; names() is asked only when somebody goes through all of them. */
function lazyMap(find, names) {
  const known = new Map();
  const member = (key) => {
    if (!known.has(key)) known.set(key, find(key));
    return known.get(key);
  };
  return new Proxy({}, {
    get: (target, key) => typeof key === "symbol" || key === "constructor" ? target[key] : member(key),
    has: (_target, key) => typeof key === "string" && member(key) !== undefined,
    getOwnPropertyDescriptor(_target, key) {
      const value = typeof key === "string" ? member(key) : undefined;
      return value === undefined ? undefined : { value, configurable: true, enumerable: true, writable: true };
    },
    ownKeys: () => names(),
  });
}

const ACCESS = String.raw`\s*(?:\.\s*(\w+)|\[\s*(?:"([^"\\]*)"|'([^'\\]*)')\s*\])`;
const ITEM = new RegExp(String.raw`\bmodel${ACCESS}\s*\.\s*(resource|file)${ACCESS}${ACCESS}`, "g");

/** The items that the text names literally: they can be asked for directly, without a list of all items of the model. */
function namedItems(text) {
  return [...text.matchAll(ITEM)].map((match) => ({
    model: match[1] ?? match[2] ?? match[3],
    kind: match[4],
    spec: match[5] ?? match[6] ?? match[7],
    name: match[8] ?? match[9] ?? match[10],
  }));
}

function itemsOf(host, model, kind, named) {
  const all = () => host.ask("itemNames", model, kind);
  const item = (spec, name) => {
    const found = host.ask("item", model, kind, spec, name) ?? undefined;
    return kind === "resource" ? complete(found) : found;
  };
  const namedIsThere = (spec) => named.some((one) => one.spec === spec && item(spec, one.name) !== undefined);
  const specs = lazyMap(
    (spec) => namedIsThere(spec) || Object.hasOwn(all(), spec)
      ? lazyMap((name) => item(spec, name), () => all()[spec] ?? [])
      : undefined,
    () => Object.keys(all()));
  const isThere = named.some((one) => item(one.spec, one.name) !== undefined) || Object.keys(all()).length > 0;
  return isThere ? specs : undefined;
}

const MEMBERS = ["input", "definition", "resource", "file"];

/** The value of "model" for one expression. */
export function modelsOf(host, text) {
  const named = namedItems(text);
  return lazyMap((model) => {
    const definition = host.ask("definition", model);
    if (definition === null) return undefined;
    const items = (kind) => itemsOf(host, model, kind, named.filter((one) => one.model === model && one.kind === kind));
    const member = (key) => {
      if (key === "input" || key === "definition") return definition;
      return key === "resource" || key === "file" ? items(key) : undefined;
    };
    return lazyMap(member, () => MEMBERS.filter((key) => member(key) !== undefined));
  }, () => {
    throw new Error("The models cannot be gone through: name one, as in model.<name>");
  });
}
