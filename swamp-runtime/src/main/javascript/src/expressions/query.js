// A predicate over rows of data, and what is selected from those it holds for (expressions §6.7).
import { COLUMNS } from "./environment.js";
import { jsonOf } from "./results.js";

/** The variables that a text reads: identifiers that are neither members nor inside a string. */
function mentioned(text) {
  const bare = text.replace(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'/g, "''");
  return new Set([...bare.matchAll(/(?<!\w|\.\s*)[A-Za-z_]\w*\b(?!\s*\()/g)].map(([name]) => name));
}

const MOST_ALTERNATIVES = 32;
const ANYTHING = [{ columns: {}, tags: {} }];
const isText = (node) => node.op === "value" && typeof node.args === "string";

/** The column or tag that an operand reads, as its place in a requirement. */
function placeOf({ op, args }) {
  if (op === "id") return ["columns", args];
  const [object, member] = args;
  if (object?.op !== "id" || object.args !== "tags") return undefined;
  if (op === ".") return ["tags", member];
  return op === "[]" && isText(member) ? ["tags", member.args] : undefined;
}

const requiring = ([kind, name], value) => ({ columns: {}, tags: {}, [kind]: { [name]: value } });

const requiresNothing = ({ columns, tags }) => Object.keys(columns).length + Object.keys(tags).length === 0;

/** Both requirements in one; undefined when they contradict each other. */
function joined(one, other) {
  const contradict = ["columns", "tags"].some((kind) => Object.entries(other[kind])
    .some(([name, value]) => Object.hasOwn(one[kind], name) && one[kind][name] !== value));
  return contradict ? undefined
    : { columns: { ...one.columns, ...other.columns }, tags: { ...one.tags, ...other.tags } };
}

/**
 * What rows must have for the node to be true: one of these requirements, so that the host can leave out rows by its indexes. A
 * failing operand does not make a conjunction true, so that failures need no thought here.
 */
function alternatives(node) {
  const [left, right] = Array.isArray(node.args) ? node.args : [];
  if (node.op === "&&") {
    const [ones, others] = [alternatives(left), alternatives(right)];
    if (ones.length * others.length > MOST_ALTERNATIVES) return ones.length <= others.length ? ones : others;
    return ones.flatMap((one) => others.map((other) => joined(one, other))).filter((both) => both !== undefined);
  }
  if (node.op === "||") {
    const either = [...alternatives(left), ...alternatives(right)];
    return either.length > MOST_ALTERNATIVES || either.some(requiresNothing) ? ANYTHING : either;
  }
  if (node.op === "==") {
    const [value, place] = isText(right) ? [right.args, placeOf(left)] : isText(left) ? [left.args, placeOf(right)] : [];
    if (place) return [requiring(place, value)];
  }
  if (node.op === "in" && right.op === "list" && right.args.length <= MOST_ALTERNATIVES && right.args.every(isText)) {
    const place = placeOf(left);
    if (place) return right.args.map(({ args }) => requiring(place, args));
  }
  return ANYTHING;
}

/** Whether the node is true of latest rows only. */
function demandsLatest({ op, args }) {
  if (op === "&&") return args.some(demandsLatest);
  return op === "id" && args === "isLatest" || op === "==" && args.some((side) => side.op === "id" && side.args === "isLatest")
    && args.some((side) => side.op === "value" && side.args === true);
}

/** The variables of one row; attributes and content are asked for when the predicate first reads them. */
class Row extends Map {
  constructor(columns, load) {
    super();
    this.columns = columns;
    this.load = load;
  }

  get(name) {
    if (super.has(name)) return super.get(name);
    const value = name === "attributes" || name === "content" ? this.load(name)
      : name === "ns" ? this.columns.namespace ?? "" : this.columns[name];
    super.set(name, value);
    return value;
  }
}

export class Query {
  #predicate;
  #select;
  #host;
  #texts;

  constructor(programs, host, predicate, select) {
    this.#host = host;
    this.#texts = [predicate, select];
    this.#predicate = programs.named(predicate);
    this.#select = select === "" ? undefined : programs.named(select);
    for (const program of [this.#predicate, this.#select]) {
      const outcome = program?.check();
      if (outcome && !outcome.valid) throw outcome.error;
    }
  }

  plan() {
    const names = mentioned(this.#texts[0]);
    return {
      latestOnly: !names.has("version") && !names.has("isLatest") || demandsLatest(this.#predicate.ast),
      alternatives: alternatives(this.#predicate.ast),
      mentioned: COLUMNS.filter((name) => names.has(name) || mentioned(this.#texts[1]).has(name)),
    };
  }

  /** For each row null when it is left out, else a list with the selected value, empty when nothing is selected. */
  run(rows) {
    const answers = rows.map((columns, index) => {
      const row = new Row(columns, (name) => this.#host.ask("row", index, name));
      try {
        if (this.#predicate(row) !== true) return null;
        return this.#select ? [this.#select(row)] : [];
      } catch {
        return null;
      }
    });
    this.#host.forget();
    return jsonOf(answers);
  }
}
