// The MethodContext that extensions receive (extension-api §3.6).
import { host } from "../platform/host.js";
import { DataWriter } from "./writer.js";
import { Logger } from "./logger.js";
import { ask, celEnvironment, dataQueryService, dataRepository, definitionRepository, promised, vaultService }
  from "./repositories.js";
import { issuesText } from "./schema.js";

export class MethodContext {
  constructor(model, facts, signal) {
    this.model = model;
    this.facts = facts;
    this.signal = signal;
  }

  /** The context of a check: everything but the writers, with plain global arguments. */
  forCheck(globalArgs, unresolvedMethodArgs) {
    return { ...this.common(globalArgs), unresolvedMethodArgs };
  }

  /** The context of a report: what the run was and what it left behind, and everything that reads. */
  forReport() {
    const { scope, executionStatus, errorMessage, globalArguments, methodArgs, dataHandles } = this.facts;
    return { ...this.common(globalArguments), scope, executionStatus, errorMessage, methodArgs, dataHandles };
  }

  /** The context of a method. */
  forMethod(globalArgs) {
    const { model } = this;
    const specs = (kind, map, name) => {
      if (!Object.hasOwn(map ?? {}, name)) {
        const declared = Object.keys(map ?? {}).join(", ") || "none";
        throw new Error(`Undeclared ${kind} spec '${name}' in model '${this.facts.modelType.normalized}'. ` +
          `Declared ${kind} specs: ${declared}`);
      }
      return map[name];
    };
    return {
      ...this.common(globalArgs),
      writeResource: (specName, instanceName, data, overrides) => promised(() => {
        const spec = specs("resource", model.resources, specName);
        this.requireName("writeResource", specName, instanceName);
        this.warnAboutSchema(spec.schema, specName, instanceName, data);
        const handle = host.call("context.writeResource", specName, instanceName, JSON.stringify(data),
          JSON.stringify(overrides ?? {}));
        return handle;
      }),
      deleteResource: (instanceName) => promised(() => host.call("context.deleteResource", instanceName)),
      createFileWriter: (specName, instanceName, overrides) => {
        specs("file", model.files, specName);
        this.requireName("createFileWriter", specName, instanceName);
        return new DataWriter(specName, instanceName, overrides ?? {});
      },
    };
  }

  common(globalArgs) {
    const { facts } = this;
    const modelType = {
      raw: facts.modelType.raw,
      normalized: facts.modelType.normalized,
    };
    for (const [name, value] of Object.entries({
      toNormalized: () => facts.modelType.normalized,
      toDirectoryPath: () => facts.modelType.normalized,
      equals: (other) => other?.normalized === facts.modelType.normalized,
      toString: () => facts.modelType.raw,
      toJSON: () => ({ raw: facts.modelType.raw, normalized: facts.modelType.normalized }),
    })) {
      Object.defineProperty(modelType, name, { value, enumerable: false });
    }
    return {
      signal: this.signal,
      repoDir: facts.repoDir,
      modelType,
      modelId: facts.definition.id,
      globalArgs,
      definition: facts.definition,
      methodName: facts.methodName,
      logger: new Logger(""),
      tagOverrides: facts.tagOverrides,
      runtimeTags: facts.runtimeTags,
      vaultSecrets: facts.vaultSecrets,
      redactor: {
        addSecret: (secret) => host.call("context.addSecret", String(secret)),
        redact: (text) => host.call("context.redact", String(text)),
      },
      readResource: (instanceName, version) =>
        promised(() => host.call("context.readResource", String(instanceName), version ?? 0)),
      readModelData: (modelName, specName) => promised(() => ask("readModelData", modelName, specName)),
      queryData: (predicate, select) => promised(() => ask("queryData", predicate, select)),
      runModel: (request) => promised(() => ask("runModel", request)),
      dataRepository: dataRepository(),
      definitionRepository: definitionRepository(),
      outputRepository: undefined,
      vaultService: vaultService(),
      dataQueryService: dataQueryService(),
      createCelEnvironment: celEnvironment,
      extensionFile: (path) => ask("extensionFile", path),
      onEvent: (event) => ask("onEvent", event),
    };
  }

  requireName(caller, specName, instanceName) {
    if (typeof instanceName !== "string" || instanceName === "") {
      throw new Error(`${caller}: instance name must be a non-empty string for spec '${specName}' in model ` +
        `'${this.facts.modelType.normalized}', got ${instanceName}`);
    }
  }

  // The data is written as given: a mismatch is the extension's business and only told.
  warnAboutSchema(schema, specName, instanceName, data) {
    const result = schema.safeParse(data);
    if (!result.success) {
      host.call("context.schemaWarning", specName, instanceName, issuesText(result.error));
    }
  }
}
