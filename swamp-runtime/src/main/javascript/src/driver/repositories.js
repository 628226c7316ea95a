// The repository and vault objects of a method context (extension-api §3.8).
import { host } from "../platform/host.js";

/** Asks the host for a context function by name; arguments and answer travel as JSON. */
export const ask = (name, ...args) => host.call("context.call", name, JSON.stringify(args));

/** The value or the error of host work that is done at once, as the promise that the contract promises. */
export const promised = (work) => {
  try {
    return Promise.resolve(work());
  } catch (error) {
    return Promise.reject(error);
  }
};

// A type is given as a string or as the context's modelType.
const typeName = (type) => typeof type === "string" ? type : String(type?.normalized ?? type);

const dataObject = (facts) => facts === null ? null : Object.defineProperties({ ...facts }, {
  isOwnedBy: {
    value: (owner) => owner?.ownerType === facts.ownerDefinition.ownerType && owner?.ownerRef === facts.ownerDefinition.ownerRef,
  },
  toData: { value: () => ({ ...facts }) },
});

const supported = (name, functions) => new Proxy(functions, {
  get(target, key) {
    if (Object.hasOwn(target, key) || typeof key === "symbol" || key === "then" || key === "toJSON") {
      return target[key];
    }
    return () => {
      throw new Error(`${name}.${key} is not supported by this runtime; see docs/compatibility.md`);
    };
  },
});

export function dataRepository() {
  const findByName = (type, modelId, name, version) =>
    dataObject(ask("data.findByName", typeName(type), modelId, name, version ?? 0));
  const findAllForModel = (type, modelId) => ask("data.findAllForModel", typeName(type), modelId).map(dataObject);
  const listVersions = (type, modelId, name) => ask("data.listVersions", typeName(type), modelId, name);
  const getContent = (type, modelId, name, version) =>
    host.call("context.content", typeName(type), modelId, name, version ?? 0);
  const later = (work) => (...args) => promised(() => work(...args));
  return supported("context.dataRepository", {
    namespace: "",
    findByName: later(findByName),
    findByNameSync: findByName,
    findAllForModel: later(findAllForModel),
    findAllForModelSync: findAllForModel,
    findAllForType: later((type) => ask("data.findAllForType", typeName(type)).map(dataObject)),
    findAllGlobal: later(() => ask("data.findAllGlobal").map(dataObject)),
    findAllGlobalSync: () => ask("data.findAllGlobal").map(dataObject),
    findById: later((type, modelId, id) => findAllForModel(type, modelId).find((data) => data.id === id) ?? null),
    findBySpec: later((type, modelId, spec) =>
      findAllForModel(type, modelId).filter((data) => data.tags.specName === spec)),
    listVersions: later(listVersions),
    listVersionsSync: listVersions,
    getContent: later(getContent),
    getContentSync: getContent,
    getLatestVersionSync: (type, modelId, name) => listVersions(type, modelId, name).at(-1) ?? null,
    getPath: (type, modelId, name, version) => ask("data.getPath", typeName(type), modelId, name, version),
    getContentPath: (type, modelId, name, version) => `${ask("data.getPath", typeName(type), modelId, name, version)}/raw`,
    stream: async function* (type, modelId, name, version) {
      const content = getContent(type, modelId, name, version);
      if (content !== null) yield content;
    },
    nextId: () => crypto.randomUUID(),
  });
}

export function definitionRepository() {
  const later = (name) => (...args) => promised(() => ask(`definition.${name}`, ...args));
  return supported("context.definitionRepository", {
    findById: (type, id) => later("find")(typeName(type), id),
    findByName: (type, name) => later("find")(typeName(type), name),
    findByNameGlobal: (name) => later("find")("", name),
    findAll: (type) => later("all")(typeName(type)),
    findAllGlobal: () => later("all")(""),
    nextId: () => crypto.randomUUID(),
    getPath: (type, id) => ask("definition.path", typeName(type), id),
  });
}

export function vaultService() {
  const later = (name) => (...args) => promised(() => ask(`vault.${name}`, ...args.map(String)));
  return supported("context.vaultService", {
    get: later("get"),
    put: later("put"),
    delete: later("delete"),
    list: later("list"),
    getVaultNames: () => ask("vault.names"),
    getDefaultVaultName: () => ask("vault.default"),
  });
}

export function dataQueryService() {
  return supported("context.dataQueryService", {
    query: (predicate, options) => promised(() => ask("queryData", predicate, options?.select)),
    querySync: (predicate, options) => ask("queryData", predicate, options?.select),
    getLatestRecord: (model, name) => promised(() => ask("latestRecord", model, name)),
  });
}

/** A fresh expression environment; variables are given with each evaluation. */
export function celEnvironment() {
  return { evaluate: (expression, variables) => ask("evaluate", expression, variables ?? {}) };
}
