// What the host calls in a context of expressions: one session at a time, each with its variables and its source of data.
import { createEnvironment, createQueryEnvironment } from "./expressions/environment.js";
import { DataFunctions, FileFunctions, WorkerFunctions } from "./expressions/functions.js";
import { modelsOf } from "./expressions/models.js";
import { Query } from "./expressions/query.js";
import { prepareResults, toResult } from "./expressions/results.js";
import { Programs, hostOf, rewritten } from "./expressions/session.js";

const host = hostOf(globalThis.__swamp_source);
delete globalThis.__swamp_source;
prepareResults();

const programs = new Programs(createEnvironment(host));
const queries = new Programs(createQueryEnvironment());
let variables;
let query;

/** Calls back; the answer begins with "=" and goes on with a JSON text, or begins with "!" and goes on with a message. */
function answer(work) {
  try {
    return work();
  } catch (error) {
    return `!${error?.message ?? error}`;
  }
}

globalThis.__swamp_expressions = {
  /** Opens a session: names of the variables that the host knows, and whether there is a source of models and data. */
  begin(names, withSource) {
    host.forget();
    variables = host.lazily(names.split(" ").filter(Boolean));
    if (withSource) {
      variables.data = new DataFunctions();
      variables.file = new FileFunctions();
      variables.workers = new WorkerFunctions();
    }
  },

  evaluate(text) {
    return answer(() => {
      const expression = rewritten(text);
      const program = programs.named(expression);
      if (variables.data && expression.includes("model")) variables.model = modelsOf(host, expression);
      return toResult(program(variables));
    });
  },

  /** Whether the text is an expression at all; nothing of it is evaluated. */
  check(text) {
    return answer(() => {
      programs.named(rewritten(text));
      return "=";
    });
  },

  beginQuery(predicate, select) {
    return answer(() => {
      query = new Query(queries, host, predicate, select);
      return `=${JSON.stringify(query.plan())}`;
    });
  },

  queryRows: (rows) => answer(() => `=${query.run(JSON.parse(rows))}`),

  end() {
    variables = query = undefined;
    host.forget();
  },
};
