// The dialect (expressions §6.2): the engine's options, the operators added to it, and the functions of the host.
import { Environment } from "@marcbachmann/cel-js";
import { registerFunctions } from "./functions.js";

const ARITHMETIC = {
  "+": (a, b) => a + b,
  "-": (a, b) => a - b,
  "*": (a, b) => a * b,
  "/": (a, b) => a / b,
  "%": (a, b) => a % b,
};

/** The variables of a query's predicate (expressions §6.7). */
export const COLUMNS = ["id", "name", "version", "isLatest", "createdAt", "attributes", "tags", "modelName", "modelType",
  "specName", "dataType", "contentType", "lifetime", "ownerType", "streaming", "size", "content", "ownerRef",
  "workflowRunId", "workflowName", "jobName", "stepName", "source", "ns"];

function baseEnvironment(unlistedVariablesAreDyn) {
  const environment = new Environment({
    unlistedVariablesAreDyn,
    enableOptionalTypes: true,
    homogeneousAggregateLiterals: false,
  });
  for (const [operator, apply] of Object.entries(ARITHMETIC)) {
    environment.registerOperator(`int ${operator} double: double`, (a, b) => apply(Number(a), b), { async: false });
    environment.registerOperator(`double ${operator} int: double`, (a, b) => apply(a, Number(b)), { async: false });
  }
  return environment;
}

/** For expressions of definitions: whatever variable the context has, and the functions of expressions §6.5. */
export function createEnvironment(host) {
  const environment = baseEnvironment(true);
  registerFunctions(environment, host);
  return environment;
}

/** For predicates over rows of data: these variables and no others. */
export function createQueryEnvironment() {
  const environment = baseEnvironment(false);
  for (const column of COLUMNS) environment.registerVariable(column, "dyn");
  return environment;
}
