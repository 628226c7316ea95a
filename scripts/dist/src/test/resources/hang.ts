import { z } from "npm:zod@4";

const hang = (description: string, work: () => unknown) => ({
  description,
  arguments: z.object({}),
  execute: async () => {
    console.log("hanging");
    await new Promise((resolve) => setTimeout(resolve, 0));
    await work();
    return { dataHandles: [] };
  },
});

// One method for each way not to end.
export const model = {
  type: "@test/hang",
  version: "2026.01.01.1",
  resources: {},
  methods: {
    spin: hang("Never gives the processor away and catches everything", () => {
      for (;;) {
        try {
          for (;;);
        } catch {
          // Goes on.
        } finally {
          continue;
        }
      }
    }),
    scan: hang("Looks through 100 MB with a regular expression that goes back at each place", () => {
      const text = "ab".repeat(50_000_000);
      for (;;) /([ab])\1c/.test(text);
    }),
    pipe: hang("Reads from a pipe that nobody writes to", () => Deno.readTextFileSync("pipe")),
    pipeLater: hang("The same, while other things may happen", () => Deno.readTextFile("pipe")),
    wait: hang("Waits for processes", () => new Deno.Command("sh", { args: ["-c", "sleep 300 & wait"] }).outputSync()),
    deaf: hang("Does not look at its signal", () => new Promise((resolve) => setTimeout(resolve, 300_000))),
    quick: { description: "Ends", arguments: z.object({}), execute: async () => ({ dataHandles: [] }) },
    neighbour: {
      description: "Works until it finds a file",
      arguments: z.object({}),
      execute: async () => {
        console.log("working");
        for (;;) {
          try {
            await Deno.stat("enough");
            console.log("enough");
            return { dataHandles: [] };
          } catch {
            await new Promise((resolve) => setTimeout(resolve, 20));
          }
        }
      },
    },
  },
};
