// Model types: what a bundle exports, checked and described (extension-api §3.2).
import { vaultProblems } from "./vault.js";
import { reportProblems } from "./report.js";
import { isSchema, jsonSchema, sensitiveFields, shapeOf, kindOf, unwrap } from "./schema.js";

const KINDS = new Set(["create", "read", "update", "delete", "list", "action"]);
const INFERRED_KINDS = {
  create: "create", get: "read", read: "read", describe: "read", show: "read", update: "update", patch: "update",
  delete: "delete", destroy: "delete", remove: "delete", list: "list", search: "list", find: "list",
};

/** Evaluates a bundle and finds its `model`, `extension`, `vault` or `report` export. */
export function entryOf(factory, require) {
  // The bundler reads the members of import.meta from here; where a bundle lies says nothing of its source. Modules of
  // packages have a `module` of their own, so what they know by name is given by name.
  const module = { exports: {}, url: "file:///extension.js", filename: "/extension.js", path: "/" };
  factory(module, module.exports, require, module.filename, module.path);
  const { model, extension, vault, report } = module.exports;
  if (model !== undefined) {
    const problems = modelProblems(model);
    return problems.length > 0 ? { kind: "invalid", problems } : { kind: "model", value: { ...model } };
  }
  if (extension !== undefined) {
    const problems = extensionProblems(extension);
    return problems.length > 0 ? { kind: "invalid", problems } : { kind: "extension", value: extension };
  }
  if (vault !== undefined) {
    const problems = vaultProblems(vault);
    return problems.length > 0 ? { kind: "invalid", problems } : { kind: "vault", value: vault };
  }
  if (report !== undefined) {
    const problems = reportProblems(report);
    return problems.length > 0 ? { kind: "invalid", problems } : { kind: "report", value: report };
  }
  return { kind: "invalid", problems: ["the file exports none of `model`, `extension`, `vault` and `report`"] };
}

function modelProblems(model) {
  const problems = [];
  const check = (ok, problem) => ok || problems.push(problem);
  const isMap = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
  check(typeof model.type === "string" && model.type.trim() !== "", "model.type must be a string");
  check(/^\d{4}\.\d{2}\.\d{2}\.\d+$/.test(String(model.version)), "model.version must look like 2026.01.31.1");
  check(model.globalArguments === undefined || isSchema(model.globalArguments), "model.globalArguments must be a zod schema");
  for (const [name, spec] of Object.entries(model.resources ?? {})) {
    check(isSchema(spec?.schema), `resource '${name}' needs a zod schema`);
    check(typeof spec?.lifetime === "string", `resource '${name}' needs a lifetime`);
    check(spec?.garbageCollection !== undefined, `resource '${name}' needs garbageCollection`);
  }
  for (const [name, spec] of Object.entries(model.files ?? {})) {
    check(typeof spec?.contentType === "string", `file '${name}' needs a contentType`);
    check(typeof spec?.lifetime === "string", `file '${name}' needs a lifetime`);
    check(spec?.garbageCollection !== undefined, `file '${name}' needs garbageCollection`);
  }
  if (!isMap(model.methods)) {
    problems.push("model.methods must be a map of methods");
  } else {
    problems.push(...Object.entries(model.methods).flatMap(([name, method]) => methodProblems(name, method)));
  }
  problems.push(...upgradeProblems(model));
  // By themselves these are unknown members like any other: many models carry one beside the new form.
  const old = ["dataOutputSpecs", "inputAttributesSchema", "inputsSchema"].filter((key) => model[key] !== undefined);
  if (problems.length > 0 && old.length > 0) {
    problems.push(`model.${old[0]} is the old form: use globalArguments, resources and files`);
  }
  return problems;
}

function methodProblems(name, method) {
  const problems = [];
  if (typeof method?.description !== "string") problems.push(`method '${name}' needs a description`);
  if (!isSchema(method?.arguments)) problems.push(`method '${name}' needs arguments, a zod schema`);
  if (typeof method?.execute !== "function") problems.push(`method '${name}' needs an execute function`);
  if (method?.kind !== undefined && !KINDS.has(method.kind)) problems.push(`method '${name}' has the unknown kind '${method.kind}'`);
  return problems;
}

function upgradeProblems(model) {
  const versions = (model.upgrades ?? []).map((upgrade) => String(upgrade?.toVersion));
  const problems = [];
  for (let i = 1; i < versions.length; i++) {
    if (compareVersions(versions[i - 1], versions[i]) >= 0) {
      problems.push(`upgrades must ascend: ${versions[i]} follows ${versions[i - 1]}`);
    }
  }
  if (versions.length > 0 && versions.at(-1) !== model.version) {
    problems.push(`the last upgrade leads to ${versions.at(-1)}, but the model's version is ${model.version}`);
  }
  return problems;
}

function extensionProblems(extension) {
  const problems = [];
  if (typeof extension.type !== "string") problems.push("extension.type must be a string");
  const seen = new Set();
  for (const [name, method] of (extension.methods ?? []).flatMap((map) => Object.entries(map))) {
    if (seen.has(name)) problems.push(`method '${name}' is given twice`);
    seen.add(name);
    problems.push(...methodProblems(name, method));
  }
  return problems;
}

/** Calendar versions part by part as numbers: negative, zero or positive. */
export function compareVersions(left, right) {
  const a = left.split(".").map(Number);
  const b = right.split(".").map(Number);
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Adds an `extension` export to its target; returns what was skipped because the target has it already. */
export function applyExtension(model, extension) {
  const skipped = [];
  const add = (target, maps, kind) => {
    for (const [name, value] of maps.flatMap((map) => Object.entries(map))) {
      if (Object.hasOwn(target, name)) {
        skipped.push(`${kind} '${name}' is already there and was skipped`);
      } else {
        target[name] = value;
      }
    }
  };
  model.methods = { ...model.methods };
  model.checks = { ...model.checks };
  model.resources = { ...model.resources };
  add(model.methods, extension.methods ?? [], "method");
  add(model.checks, extension.checks ?? [], "check");
  add(model.resources, [extension.resources ?? {}], "resource");
  return skipped;
}

/** Everything the host needs to know of a type without running guest code again. */
export function describeType(model) {
  return {
    type: model.type,
    version: model.version,
    ephemeral: model.ephemeral === true,
    reusable: model.isolation === "reuse",
    globalArguments: model.globalArguments === undefined ? null : describeArguments(model.globalArguments),
    resources: Object.entries(model.resources ?? {}).map(([name, spec]) => ({
      name,
      description: spec.description,
      schema: jsonSchema(spec.schema),
      lifetime: spec.lifetime,
      garbageCollection: spec.garbageCollection,
      tags: spec.tags ?? {},
      vaultName: spec.vaultName,
      sensitiveFields: spec.sensitiveOutput === true
        ? Object.keys(shapeOf(spec.schema) ?? {}).map((path) => ({ path }))
        : sensitiveFields(spec.schema),
    })),
    files: Object.entries(model.files ?? {}).map(([name, spec]) => ({
      name,
      description: spec.description,
      contentType: spec.contentType,
      lifetime: spec.lifetime,
      garbageCollection: spec.garbageCollection,
      streaming: spec.streaming === true,
      tags: spec.tags ?? {},
    })),
    checks: Object.entries(model.checks ?? {}).map(([name, check]) => ({
      name,
      description: check.description,
      labels: check.labels ?? [],
      appliesTo: check.appliesTo ?? null,
    })),
    upgrades: (model.upgrades ?? []).map((upgrade) => upgrade.toVersion),
    reports: model.reports ?? [],
    methods: Object.entries(model.methods).map(([name, method]) => ({
      name,
      description: method.description,
      kind: method.kind ?? INFERRED_KINDS[name] ?? null,
      ephemeral: method.ephemeral === true,
      rollbackOnFailure: method.rollbackOnFailure === true,
      arguments: describeArguments(method.arguments),
    })),
  };
}

function describeArguments(schema) {
  const shape = shapeOf(schema);
  return {
    schema: jsonSchema(schema),
    keys: shape === undefined ? null : Object.keys(shape),
    record: kindOf(unwrap(schema)) === "record",
    sensitive: sensitiveFields(schema).map((field) => field.path),
  };
}
