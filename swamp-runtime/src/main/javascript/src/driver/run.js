// One method run inside a context (method-run §4.4 steps 15 to 17).
import { MethodContext } from "./context.js";
import { coerce, isSchema, issuesText, kindOf, shapeOf, unwrap } from "./schema.js";
import { compareVersions } from "./type.js";

const EXPRESSION = /\$\{\{[\s\S]+?\}\}/;

const BIG_INTEGER = /^\0bigint (-?\d+)$/;

/** Parses JSON in which the host has marked integers that no number holds, as expressions yield them (expressions §6.2). */
export function parseExactly(json) {
  if (!json.includes("\\u0000bigint ")) return JSON.parse(json);
  return JSON.parse(json, (_key, value) => {
    const digits = typeof value === "string" && BIG_INTEGER.exec(value);
    return digits ? BigInt(digits[1]) : value;
  });
}

const textOf = (value) => JSON.stringify(value, (_key, member) => typeof member === "bigint" ? String(member) : member);

/** Whether an expression is left somewhere in a value; the text of everything else need not be made. */
const isUnresolved = (value) => {
  switch (typeof value) {
    case "string": return EXPRESSION.test(value);
    case "object": return value !== null && EXPRESSION.test(textOf(value));
    default: return false;
  }
};

const partials = new WeakMap();

/** The schema with all members optional. Making one costs more than parsing with it, and rehearsals have made it before. */
function partial(schema) {
  let made = partials.get(schema);
  if (made === undefined) {
    made = typeof schema.partial === "function" ? schema.partial() : schema;
    partials.set(schema, made);
  }
  return made;
}

export class MethodRun {
  constructor(model, facts) {
    this.model = model;
    this.facts = facts;
    this.method = model.methods[facts.methodName];
    this.abortion = new AbortController();
    this.globals = facts.globalArguments;
    this.argumentValues = {};
  }

  /** Brings stored global arguments to the type's version; JSON in, JSON out. */
  upgrade(stored) {
    const { typeVersion, globalArguments } = JSON.parse(stored);
    const due = (this.model.upgrades ?? [])
      .filter((upgrade) => typeVersion === undefined || compareVersions(upgrade.toVersion, typeVersion) > 0);
    let attributes = globalArguments;
    for (const upgrade of due) {
      attributes = upgrade.upgradeAttributes(attributes);
    }
    return JSON.stringify({ applied: due.length, globalArguments: attributes });
  }

  /** Validates the global arguments (§4.6); returns the failure's text, or "" when they are good. */
  parseGlobalArguments() {
    const schema = this.model.globalArguments;
    if (!isSchema(schema)) {
      return "";
    }
    const shape = shapeOf(schema);
    const given = this.facts.globalArguments;
    this.globals = coerce(given, shape);
    if (isUnresolved(given)) {
      return "";
    }
    const unknown = shape === undefined ? [] : Object.keys(given).filter((key) => !Object.hasOwn(shape, key));
    if (unknown.length > 0) {
      return `Unknown argument(s): ${unknown.join(", ")}. Valid arguments are: ${Object.keys(shape).join(", ") || "none"}`;
    }
    const result = partial(schema).safeParse(this.globals);
    if (!result.success) {
      return issuesText(result.error);
    }
    this.globals = result.data;
    return "";
  }

  /** Runs one pre-flight check; resolves to JSON {pass, errors}. */
  async check(name) {
    try {
      const context = this.context().forCheck(this.globals, this.facts.unresolvedMethodArguments);
      const { pass, errors } = await this.model.checks[name].execute(context);
      return JSON.stringify(pass ? { pass: true, errors: [] } : { pass: false, errors: errors?.length > 0 ? errors : ["Check failed"] });
    } catch (error) {
      return JSON.stringify({ pass: false, errors: [error instanceof Error ? error.message : String(error)] });
    }
  }

  /** Validates the method's arguments (§4.6); returns the failure's text, or "" when they are good. */
  parseArguments(json) {
    const own = parseExactly(json);
    const schema = this.method.arguments;
    const candidate = kindOf(unwrap(schema)) === "record" ? own : { ...this.resolvedGlobals(), ...own };
    const result = schema.safeParse(coerce(candidate, shapeOf(schema)));
    if (!result.success) {
      return issuesText(result.error);
    }
    this.argumentValues = result.data;
    return "";
  }

  /** Calls the method; resolves to JSON {handles} with `null` where the method returned none. */
  async execute() {
    const returned = await this.method.execute(this.argumentValues, this.context().forMethod(guarded(this.globals)));
    const handles = returned.dataHandles;
    return JSON.stringify({ handles: Array.isArray(handles) && handles.length > 0 ? handles : null });
  }

  abort(reason) {
    this.abortion.abort(new DOMException(reason, "AbortError"));
  }

  /**
   * Parses known arguments so that the engine has seen the schemas' paths before the first run asks for them.
   * Extension code other than refinements is not called.
   */
  static rehearse(model, samples) {
    for (const { method, globalArguments, methodArguments } of samples) {
      const rehearsal = new MethodRun(model, { methodName: method, globalArguments });
      if (rehearsal.method !== undefined && rehearsal.parseGlobalArguments() === "") {
        rehearsal.parseArguments(JSON.stringify(methodArguments));
      }
    }
  }

  context() {
    return new MethodContext(this.model, this.facts, this.abortion.signal);
  }

  resolvedGlobals() {
    return Object.fromEntries(Object.entries(this.globals).filter(([, value]) => !isUnresolved(value)));
  }
}

// Reading a global argument whose expression could not be resolved fails loudly instead of passing the text on.
function guarded(globals) {
  return new Proxy(globals, {
    get(target, key, receiver) {
      const value = Reflect.get(target, key, receiver);
      if (typeof key === "string" && Object.hasOwn(target, key) && isUnresolved(value)) {
        const text = textOf(value);
        const hint = /vault\.get/.test(text) ? " (the vault reference could not be resolved)" : "";
        throw new Error(`Unresolved expression in globalArguments.${key}${hint}: ${text}`);
      }
      return value;
    },
  });
}
