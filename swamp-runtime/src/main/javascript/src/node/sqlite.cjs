// node:sqlite: databases of the host, used synchronously.
"use strict";
const { Buffer } = require("./buffer.cjs");
const { coded, invalidType, missing } = require("./errors.cjs");
const { host } = require("../platform/host.js");

const PRIVATE = Symbol("StatementSync");

function encoded(value) {
  if (value === null || typeof value === "string") return value;
  if (typeof value === "bigint") return { i: String(value) };
  if (typeof value === "number") return Number.isSafeInteger(value) ? { i: String(value) } : value;
  if (ArrayBuffer.isView(value)) {
    return { b: Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString("base64") };
  }
  throw coded(TypeError, "ERR_INVALID_ARG_TYPE", "Provided value cannot be bound to SQLite parameter");
}

/** The names of a statement's parameters in the order of their numbers; anonymous ones are undefined. */
function parameterNames(sql) {
  const names = [];
  const pattern =
    /'(?:[^']|'')*'|"(?:[^"]|"")*"|`[^`]*`|\[[^\]]*\]|--[^\n]*|\/\*[\s\S]*?\*\/|\?(\d*)|[:@$][A-Za-z_]\w*/g;
  for (const [token, number] of sql.matchAll(pattern)) {
    if (/^[:@$]/.test(token)) {
      if (!names.includes(token)) names.push(token);
    } else if (number !== undefined) {
      const index = number === "" ? names.length : Number(number) - 1;
      while (names.length <= index) names.push(undefined);
    }
  }
  return names;
}

class StatementSync {
  #database;
  #sql;
  #names;
  #columns;
  #bigInts = false;
  #arrays = false;
  #bareNames = true;
  #unknownNames = false;

  constructor(key, database, sql) {
    if (key !== PRIVATE) throw coded(TypeError, "ERR_ILLEGAL_CONSTRUCTOR", "Illegal constructor");
    this.#database = database;
    this.#sql = sql;
    this.#columns = host.call("sqlite.describe", database(), sql).columns;
    this.#names = parameterNames(sql);
  }

  get sourceSQL() {
    return this.#sql;
  }
  get expandedSQL() {
    return missing("sqlite.StatementSync.expandedSQL")();
  }

  #parameters(given) {
    const [first] = given;
    const isNamed = first !== null && typeof first === "object" && !ArrayBuffer.isView(first);
    const named = isNamed ? first : {};
    const positional = isNamed ? given.slice(1) : given;
    const values = this.#names.map((name) => {
      if (name === undefined) return positional.length > 0 ? positional.shift() : null;
      const bare = this.#bareNames ? named[name.slice(1)] : undefined;
      const value = Object.hasOwn(named, name) ? named[name] : bare;
      return value === undefined && positional.length > 0 ? positional.shift() : (value ?? null);
    });
    const spellings = (name) => (this.#bareNames ? [name, name.slice(1)] : [name]);
    const known = new Set(this.#names.flatMap((name) => (name === undefined ? [] : spellings(name))));
    const unknown = this.#unknownNames ? undefined : Object.keys(named).find((name) => !known.has(name));
    if (unknown !== undefined) throw coded(TypeError, "ERR_INVALID_STATE", `Unknown named parameter '${unknown}'`);
    if (positional.length > 0) throw coded(Error, "ERR_SQLITE_ERROR", "column index out of range");
    return JSON.stringify(values.map(encoded));
  }

  #shown(value) {
    if (value !== null && typeof value === "object") {
      if (value.b !== undefined) return new Uint8Array(Buffer.from(value.b, "base64"));
      if (this.#bigInts) return BigInt(value.i);
      throw coded(
        RangeError,
        "ERR_OUT_OF_RANGE",
        `Value is too large to be represented as a JavaScript number: ${value.i}`,
      );
    }
    return this.#bigInts && Number.isInteger(value) ? BigInt(value) : value;
  }
  #row(values) {
    const shown = values.map((value) => this.#shown(value));
    if (this.#arrays) return shown;
    return Object.assign(Object.create(null), Object.fromEntries(this.#columns.map((name, i) => [name, shown[i]])));
  }
  #query(given, onlyFirst) {
    const rows = host.call("sqlite.query", this.#database(), this.#sql, this.#parameters(given), onlyFirst);
    return rows.map((row) => this.#row(row));
  }

  all(...parameters) {
    return this.#query(parameters, false);
  }
  get(...parameters) {
    return this.#query(parameters, true)[0];
  }
  iterate(...parameters) {
    return this.all(...parameters)[Symbol.iterator]();
  }
  run(...parameters) {
    const { changes, row } = host.call("sqlite.run", this.#database(), this.#sql, this.#parameters(parameters));
    return this.#bigInts
      ? { lastInsertRowid: BigInt(row), changes: BigInt(changes) }
      : { lastInsertRowid: Number(row), changes };
  }
  columns() {
    return this.#columns.map((name) => ({ name, column: name, table: null, database: null, type: null }));
  }
  setReadBigInts(on) {
    this.#bigInts = Boolean(on);
  }
  setReturnArrays(on) {
    this.#arrays = Boolean(on);
  }
  setAllowBareNamedParameters(on) {
    this.#bareNames = Boolean(on);
  }
  setAllowUnknownNamedParameters(on) {
    this.#unknownNames = Boolean(on);
  }
}

class DatabaseSync {
  #number;
  #path;
  #options;

  constructor(path, options = {}) {
    const text =
      typeof path === "string"
        ? path
        : ArrayBuffer.isView(path)
          ? Buffer.from(path).toString()
          : typeof path?.href === "string"
            ? require("./url.cjs").fileURLToPath(path)
            : undefined;
    if (text === undefined) throw invalidType("path", "a string, Uint8Array, or URL without null bytes", path);
    this.#path = text;
    this.#options = options;
    if (options.open !== false) this.open();
  }

  get isOpen() {
    return this.#number !== undefined;
  }
  /** Only one transaction can be open, so beginning another one (which locks nothing yet) tells. */
  get isTransaction() {
    const database = this.#require();
    try {
      host.call("sqlite.execute", database, "BEGIN DEFERRED");
    } catch {
      return true;
    }
    host.call("sqlite.execute", database, "ROLLBACK");
    return false;
  }
  #require = () => {
    if (this.#number === undefined) throw coded(Error, "ERR_INVALID_STATE", "database is not open");
    return this.#number;
  };

  open() {
    if (this.isOpen) throw coded(Error, "ERR_INVALID_STATE", "database is already open");
    const { readOnly = false, enableForeignKeyConstraints = true } = this.#options;
    this.#number = host.call("sqlite.open", this.#path, readOnly, enableForeignKeyConstraints);
  }
  close() {
    host.call("sqlite.close", this.#require());
    this.#number = undefined;
  }
  exec(sql) {
    if (typeof sql !== "string") throw invalidType("sql", "a string", sql);
    host.call("sqlite.execute", this.#require(), sql);
  }
  prepare(sql) {
    if (typeof sql !== "string") throw invalidType("sql", "a string", sql);
    return new StatementSync(PRIVATE, this.#require, sql);
  }
  location() {
    return this.#path === ":memory:" ? null : require("./path.cjs").resolve(this.#path);
  }
  function = missing("sqlite.DatabaseSync.function");
  aggregate = missing("sqlite.DatabaseSync.aggregate");
  createSession = missing("sqlite.DatabaseSync.createSession");
  loadExtension = missing("sqlite.DatabaseSync.loadExtension");
  enableLoadExtension = missing("sqlite.DatabaseSync.enableLoadExtension");
  [Symbol.dispose]() {
    if (this.isOpen) this.close();
  }
}

module.exports = { DatabaseSync, StatementSync, backup: missing("sqlite.backup"), constants: {} };
