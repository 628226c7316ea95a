import { z } from "npm:zod@4";

let runsInThisModule = 0;

export const model = {
  type: "@test/probe",
  version: "2026.01.02.1",
  globalArguments: z.object({ region: z.string().default("eu-1"), level: z.number().optional() }),
  resources: {
    state: {
      description: "current state",
      schema: z.object({ ok: z.boolean(), n: z.number() }),
      lifetime: "infinite",
      garbageCollection: 3,
      tags: { layer: "spec" },
    },
  },
  files: {
    log: { description: "raw log", contentType: "text/plain", lifetime: "7d", garbageCollection: 5, streaming: true },
  },
  checks: {
    "has-region": {
      description: "a region is set",
      labels: ["policy"],
      appliesTo: ["checked"],
      execute: async (context: any) => ({ pass: context.globalArgs.region !== "none", errors: ["no region"] }),
    },
  },
  reports: ["@test/inventory", "@test/cost", "@test/not-there"],
  methods: {
    sync: {
      description: "Writes a resource and a file",
      arguments: z.object({ n: z.number().default(1), text: z.string().optional() }),
      execute: async (args: any, context: any) => {
        const handle = await context.writeResource("state", "main", { ok: true, n: args.n });
        const writer = context.createFileWriter("log", "log-main");
        await writer.writeLine(`synced ${args.n}`);
        const file = await writer.finalize();
        context.logger.info("hello {name} {n}", { name: context.definition.name, n: args.n });
        return { dataHandles: [handle, file] };
      },
    },
    get: {
      description: "Reads what was written",
      arguments: z.object({}),
      execute: async (_args: any, context: any) => {
        const before = await context.readResource("main");
        await context.writeResource("state", "seen", { ok: before !== null, n: before?.n ?? -1 });
        return {};
      },
    },
    checked: {
      description: "Runs behind a check",
      arguments: z.object({}),
      execute: async () => ({}),
    },
    fail: {
      description: "Throws after writing",
      arguments: z.object({ message: z.string().default("boom") }),
      execute: async (args: any, context: any) => {
        await context.writeResource("state", "partial", { ok: false, n: 0 });
        throw new Error(args.message);
      },
    },
    transaction: {
      description: "Throws after writing, and takes it back",
      rollbackOnFailure: true,
      arguments: z.object({}),
      execute: async (_args: any, context: any) => {
        await context.writeResource("state", "main", { ok: false, n: 99 });
        throw new Error("taken back");
      },
    },
    committed: {
      description: "Writes, and shows it at the end",
      rollbackOnFailure: true,
      arguments: z.object({}),
      execute: async (_args: any, context: any) => {
        await context.writeResource("state", "main", { ok: true, n: 98 });
        await context.writeResource("state", "main", { ok: true, n: 99 });
        await context.writeResource("state", "another", { ok: true, n: 1 });
        return {};
      },
    },
    delete: {
      description: "Deletes",
      arguments: z.object({}),
      execute: async () => ({}),
    },
    count: {
      description: "Counts runs in one module instance",
      arguments: z.object({}),
      execute: async (_args: any, context: any) => {
        runsInThisModule++;
        await context.writeResource("state", "count", { ok: true, n: runsInThisModule });
        return {};
      },
    },
    spin: { description: "Never ends by itself", arguments: z.object({}), execute: () => { while (true) { /* spins */ } } },
    wait: {
      description: "Waits for its signal",
      arguments: z.object({}),
      execute: (_args: any, context: any) => new Promise((_resolve, reject) =>
        context.signal.addEventListener("abort", () => reject(context.signal.reason)) ?? setTimeout(() => {}, 60_000)),
    },
    deaf: {
      description: "Waits and ignores its signal",
      arguments: z.object({}),
      execute: () => new Promise(() => setTimeout(() => {}, 60_000)),
    },
    levels: {
      description: "Logs at every level",
      arguments: z.object({}),
      execute: (_args: any, context: any) => {
        for (const level of ["debug", "info", "warning", "error"]) context.logger[level](level);
        return Promise.resolve({ dataHandles: [] });
      },
    },
    late: {
      description: "Ignores its signal and finishes soon after it",
      arguments: z.object({}),
      execute: async (_args: any, context: any) => {
        await new Promise((resolve) => context.signal.addEventListener("abort", resolve) ?? setTimeout(() => {}, 60_000));
        return { dataHandles: [await context.writeResource("state", "late", { ok: true, n: 1 })] };
      },
    },
    never: { description: "Waits for nothing", arguments: z.object({}), execute: () => new Promise(() => {}) },
    quiet: {
      description: "Leaves nothing behind",
      ephemeral: true,
      arguments: z.object({}),
      execute: async (_args: any, context: any) => {
        const handle = await context.writeResource("state", "quiet", { ok: true, n: 1 });
        const again = await context.readResource("quiet");
        if (again.n !== 1) throw new Error("not readable within the run");
        return { dataHandles: [handle] };
      },
    },
    calls: {
      description: "Calls another method, and itself",
      arguments: z.object({}),
      execute: async (_args: any, context: any) => {
        const called = await context.runModel({ definition: "p1", method: "sync", arguments: { n: 42 } });
        const again = await context.runModel({ definition: "p1", method: "calls" });
        const created = await context.runModel({ modelType: "@test/probe", name: "p2", method: "count" });
        await context.writeResource("state", "called", {
          ok: called.ok && !again.ok && created.ok,
          n: called.resources.length,
          refused: again.error.message,
          createdFor: created.resources[0].name,
        });
        return {};
      },
    },
    look: {
      description: "Looks at the repository",
      arguments: z.object({}),
      execute: async (_args: any, context: any) => {
        const { dataRepository, definitionRepository, modelType, modelId } = context;
        const main = await dataRepository.findByName(modelType, modelId, "main");
        const content = await dataRepository.getContent(modelType, "p1", "main");
        let unsupported = "";
        try {
          dataRepository.collectGarbage();
        } catch (error) {
          unsupported = error.message;
        }
        await context.writeResource("state", "look", {
          ok: main.isDeleted === false && (await definitionRepository.findByNameGlobal("p1")).id === modelId,
          n: main.version,
          text: new TextDecoder().decode(content),
          versions: await dataRepository.listVersions(modelType, modelId, "main"),
          records: (await context.readModelData("p1", "state")).map((record: any) => record.name),
          sum: context.createCelEnvironment().evaluate("a + 1.0", { a: 2 }),
          unsupported,
        });
        return {};
      },
    },
    print: {
      description: "Prints",
      arguments: z.object({}),
      execute: async () => {
        console.log("to stdout", { a: 1 });
        console.error("to stderr");
        return {};
      },
    },
  },
};
