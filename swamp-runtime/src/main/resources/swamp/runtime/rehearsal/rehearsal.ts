// Does a little of everything that methods usually do; see RehearsalRepository.
import { z } from "npm:zod@4";

const Item = z.object({
  name: z.string().min(1),
  count: z.number().int().default(1),
  kind: z.enum(["a", "b"]).optional(),
});

const State = z.object({
  total: z.number(),
  names: z.array(z.string()),
  at: z.iso.datetime(),
  note: z.string().nullable(),
});

export const model = {
  type: "@rehearsal/rehearsal",
  version: "2026.01.01.1",
  globalArguments: z.object({
    place: z.string().optional(),
    limit: z.number().int().min(1).max(100).default(10),
  }),
  resources: {
    state: { description: "What was done", schema: State, lifetime: "infinite", garbageCollection: 5 },
  },
  methods: {
    rehearse: {
      description: "Goes through a run",
      arguments: z.object({
        items: z.array(Item),
        note: z.union([z.string(), z.number()]).optional(),
      }),
      execute: async (args, context) => {
        const names = [];
        for (const item of args.items) {
          names.push(`${item.name} x ${item.count}`);
          context.logger.info("Item {name} of {limit}", { name: item.name, limit: context.globalArgs.limit });
        }
        await Promise.resolve();
        console.log(names.join(", "));
        const state = { total: args.items.length, names, at: new Date(0).toISOString(), note: null };
        return { dataHandles: [await context.writeResource("state", "main", state)] };
      },
    },
  },
};
