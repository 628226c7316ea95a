import { z } from "npm:zod@4";

// One method for each thing that a client has to bring through.
export const model = {
  type: "@test/probe",
  version: "2026.01.01.1",
  resources: {
    note: { description: "A note", schema: z.object({ text: z.string() }), lifetime: "infinite", garbageCollection: 5 },
    entry: { description: "Kept", schema: z.object({ text: z.string() }), lifetime: "infinite", garbageCollection: 1_000_000 },
  },
  methods: {
    write: {
      description: "Writes a note",
      arguments: z.object({ text: z.string() }),
      execute: async (args, context) => {
        console.log(`writing ${args.text}`);
        console.error("to standard error");
        context.logger.info("logged {text}", { text: args.text });
        return { dataHandles: [await context.writeResource("note", "main", { text: args.text })] };
      },
    },
    keep: {
      description: "Writes an entry of which every version is kept",
      arguments: z.object({ text: z.string() }),
      execute: async (args, context) => {
        return { dataHandles: [await context.writeResource("entry", "journal", { text: args.text })] };
      },
    },
    fail: {
      description: "Fails",
      arguments: z.object({}),
      execute: () => {
        throw new Error("on purpose");
      },
    },
    sleep: {
      description: "Sleeps until it is cancelled, or for five minutes",
      arguments: z.object({}),
      execute: async () => {
        console.log("sleeping");
        await new Promise((resolve) => setTimeout(resolve, 300_000));
        return { dataHandles: [] };
      },
    },
    surroundings: {
      description: "Prints an environment variable and the working directory",
      arguments: z.object({ name: z.string() }),
      execute: async (args) => {
        console.log(`surroundings ${Deno.env.get(args.name)} ${Deno.cwd()}`);
        return { dataHandles: [] };
      },
    },
    tree: {
      description: "Starts a process that starts a process, and waits for them",
      arguments: z.object({}),
      execute: async () => {
        const command = new Deno.Command("sh", { args: ["-c", "sleep 300 & echo tree $! $$; wait"], stdout: "piped" });
        const child = command.spawn();
        const reader = child.stdout.getReader();
        console.log(new TextDecoder().decode((await reader.read()).value).trim());
        await child.status;
        return { dataHandles: [] };
      },
    },
    spin: {
      description: "Never gives the processor away",
      arguments: z.object({}),
      execute: async () => {
        console.log("spinning");
        await new Promise((resolve) => setTimeout(resolve, 0));
        for (;;);
      },
    },
    hoard: {
      description: "Keeps ever more memory",
      arguments: z.object({}),
      execute: async () => {
        console.log("hoarding");
        const kept = [];
        for (;;) kept.push(new Array(1_000_000).fill(kept.length));
      },
    },
    print: {
      description: "Prints lines",
      arguments: z.object({ lines: z.number(), length: z.number() }),
      execute: async (args) => {
        for (let line = 0; line < args.lines; line++) {
          console.log("x".repeat(args.length));
          if (line % 100 === 0) await new Promise((resolve) => setTimeout(resolve, 0));
        }
        return { dataHandles: [] };
      },
    },
  },
};
