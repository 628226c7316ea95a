// jsr:@std/yaml, version 1, which is js-yaml with other names.
import { CORE_SCHEMA, DEFAULT_SCHEMA, FAILSAFE_SCHEMA, JSON_SCHEMA, dump, load, loadAll } from "js-yaml";
import { complaint } from "./yaml-complaints.js";

const SCHEMAS = { failsafe: FAILSAFE_SCHEMA, json: JSON_SCHEMA, core: CORE_SCHEMA, default: DEFAULT_SCHEMA };

function schemaOf({ schema = "default" } = {}) {
  if (SCHEMAS[schema] === undefined) {
    throw new TypeError(`The schema ${schema} of jsr:@std/yaml is not supported by this runtime (docs/compatibility.md)`);
  }
  return SCHEMAS[schema];
}

/** js-yaml's errors are the module's own kind of SyntaxError. */
function told(read, content) {
  try {
    return read(content);
  } catch (error) {
    if (error?.name !== "YAMLException") throw error;
    throw new SyntaxError(complaint(error, read));
  }
}

const reading = (options) => ({
  schema: schemaOf(options),
  json: options?.allowDuplicateKeys ?? false,
  onWarning: options?.onWarning,
});

export const parse = (content, options) => told((text) => load(text, reading(options)) ?? null, content);

export const parseAll = (content, options) => told((text) => loadAll(text, null, reading(options)), content);

export function stringify(data, options = {}) {
  const { arrayIndent = true, useAnchors = true, compatMode = true, schema, ...others } = options;
  return dump(data, {
    ...others,
    schema: schemaOf({ schema }),
    noArrayIndent: !arrayIndent,
    noRefs: !useAnchors,
    noCompatMode: !compatMode,
  });
}
