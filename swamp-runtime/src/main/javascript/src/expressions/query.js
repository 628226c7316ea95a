// A predicate over rows of data, and what is selected from those it holds for (expressions §6.7).
import { COLUMNS } from "./environment.js";
import { jsonOf } from "./results.js";

/** The variables that a text reads: identifiers that are neither members nor inside a string. */
function mentioned(text) {
  const bare = text.replace(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'/g, "''");
  return new Set([...bare.matchAll(/(?<!\w|\.\s*)[A-Za-z_]\w*\b(?!\s*\()/g)].map(([name]) => name));
}

/** What "a == 'b' && c == 'd'" asks of columns, so that the host can leave out rows by its index. */
function requirements(node, found) {
  if (node.op === "&&") {
    requirements(node.args[0], found);
    requirements(node.args[1], found);
  } else if (node.op === "==") {
    const [left, right] = node.args;
    const [id, value] = left.op === "id" ? [left, right] : [right, left];
    if (id.op === "id" && value.op === "value" && typeof value.args === "string") found[id.args] ??= value.args;
  }
  return found;
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
      latestOnly: !names.has("version") && !names.has("isLatest"),
      required: requirements(this.#predicate.ast, {}),
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
