// A model whose methods show the secrets they get in every way they can.
import { z } from "npm:zod@4";

const secret = () => z.string().meta({ sensitive: true }).optional();

export const model = {
  type: "@test/secretive",
  version: "2026.01.01.1",
  globalArguments: z.object({ vault: z.string().optional(), shelf: z.string().optional(), fresh: z.string().optional(), pem: z.string().optional(), env: secret() }),
  reports: ["@test/confession"],
  resources: {
    seen: { schema: z.object({}).passthrough(), lifetime: "infinite", garbageCollection: 9 },
    made: { schema: z.object({ token: z.string().meta({ sensitive: true }) }), lifetime: "infinite", garbageCollection: 9 },
  },
  checks: {
    tell: { description: "Tells a secret", labels: ["tell"], appliesTo: ["checked"],
      execute: async (context: any) => ({ pass: false, errors: [`not good: ${context.globalArgs.vault}`] }) },
  },
  methods: {
    show: {
      description: "Shows all secrets",
      arguments: z.object({ pin: secret() }),
      execute: async (args: any, context: any) => {
        const all = { ...context.globalArgs, pin: args.pin };
        context.logger.info("secrets {all} of {vault}", { all: JSON.stringify(all), vault: all.vault });
        context.logger.warn(`shelf ${all.shelf}`);
        console.log("console", all);
        for (const line of String(all.pem).split("\n")) console.log("line", line.trim());
        console.error(JSON.stringify({ nested: [all] }));
        context.onEvent({ type: "output", stream: "stdout", line: `event ${all.fresh} ${all.env}` });
        return { dataHandles: [await context.writeResource("seen", "seen", { ...all, deep: { list: [`<${all.vault}>`] } })] };
      },
    },
    fail: {
      description: "Fails with a secret in its error",
      arguments: z.object({ pin: secret() }),
      execute: async (args: any, context: any) => {
        throw new Error(`cannot log in with ${context.globalArgs.vault} ${context.globalArgs.env} ${args.pin}`);
      },
    },
    wait: {
      description: "Shows a secret and waits for its end",
      arguments: z.object({ pin: secret() }),
      execute: (args: any, context: any) => new Promise((_resolve, reject) => {
        context.logger.info("waiting with {pin}", { pin: args.pin });
        context.signal.addEventListener("abort", () => reject(new Error(`ended with ${args.pin}`)));
        setTimeout(() => {}, 60_000);
      }),
    },
    make: {
      description: "Makes a secret, keeps it and shows it",
      arguments: z.object({ token: z.string().meta({ sensitive: true }) }),
      execute: async (args: any, context: any) => {
        await context.writeResource("made", "made", { token: args.token });
        const read = await context.readResource("made");
        context.logger.info("made {token}", { token: read.token });
        return {};
      },
    },
    checked: { description: "Runs behind a check", arguments: z.object({}), execute: async () => ({}) },
  },
};
