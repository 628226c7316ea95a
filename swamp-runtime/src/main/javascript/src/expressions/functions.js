// data.*, file.* and workers.* (expressions §6.5); every answer comes from the host.
export class DataFunctions {}
export class FileFunctions {}
export class WorkerFunctions {}

/** The name of an item that a workflow wrote once per combination of values (expressions §6.6). */
export function varied(name, values) {
  return values.reduce((sofar, value) => {
    const text = String(value ?? "");
    if (text === "" || text === "." || text === ".." || /[/\\]/.test(text)) {
      throw new Error(`Invalid vary value "${text}" for data "${name}"`);
    }
    return `${sofar}-${text}`;
  }, name);
}

/** A record whose content is its attributes comes without it, so that a large one travels once. */
export const complete = (record) => {
  if (record?.attributes !== undefined && !Object.hasOwn(record, "content")) record.content = record.attributes;
  return record;
};

export function registerFunctions(environment, host) {
  environment.registerType("DataFunctions", DataFunctions);
  environment.registerType("FileFunctions", FileFunctions);
  environment.registerType("WorkerFunctions", WorkerFunctions);
  const add = (signature, handler) => environment.registerFunction(signature, handler, { async: false });

  const latest = (model, name) => complete(host.ask("latest", model, name));
  const version = (model, name, number) => complete(host.ask("version", model, name, Number(number)));
  const versions = (model, name) => host.ask("listVersions", model, name).map(BigInt);
  add("DataFunctions.latest(string, string): dyn", (_data, model, name) => latest(model, name));
  add("DataFunctions.latest(string, string, list): dyn", (_data, model, name, vary) => latest(model, varied(name, vary)));
  add("DataFunctions.version(string, string, int): dyn", (_data, model, name, number) => version(model, name, number));
  add("DataFunctions.version(string, string, list, int): dyn",
    (_data, model, name, vary, number) => version(model, varied(name, vary), number));
  add("DataFunctions.listVersions(string, string): list", (_data, model, name) => versions(model, name));
  add("DataFunctions.listVersions(string, string, list): list",
    (_data, model, name, vary) => versions(model, varied(name, vary)));
  add("DataFunctions.findByTag(string, string): list", (_data, key, value) => host.ask("findByTag", key, value).map(complete));
  add("DataFunctions.findBySpec(string, string): list", (_data, model, spec) => host.ask("findBySpec", model, spec).map(complete));
  add("DataFunctions.query(string): list", (_data, predicate) => host.ask("query", predicate).map(complete));
  add("DataFunctions.query(string, string): list", (_data, predicate, select) => host.ask("query", predicate, select));
  add("FileFunctions.contents(string, string): dyn", (_file, model, spec) => host.ask("fileContents", model, spec));
  add("WorkerFunctions.connected(): list", () => []);
}
