// Speaks a text with the system's own voice: `say` on macOS, `espeak-ng` elsewhere; where there is no sound device the
// sound is kept as a WAV file.
import { z } from "npm:zod@4";

const GlobalArguments = z.object({
  voice: z.string().optional().describe("Name of the voice, as the speech program knows it"),
  wordsPerMinute: z.number().int().min(80).max(450).default(175),
  output: z.enum(["auto", "speaker", "file"]).default("auto").describe("auto: the speaker if there is one, else a file"),
});

type Globals = z.infer<typeof GlobalArguments>;

/** Whether sound can be played here. */
async function hasSpeaker(): Promise<boolean> {
  if (Deno.build.os === "darwin") {
    return true;
  }
  try {
    for await (const device of Deno.readDir("/dev/snd")) {
      if (/^pcmC\d+D\d+p$/.test(device.name)) {
        return true;
      }
    }
  } catch {
    // No /dev/snd: no sound card.
  }
  return false;
}

/** The program and arguments that speak the text, into a WAV file if one is named. */
function speechCommand(text: string, globals: Globals, wavFile?: string): [string, string[]] {
  const rate = String(globals.wordsPerMinute);
  if (Deno.build.os === "darwin") {
    const voice = globals.voice ? ["-v", globals.voice] : [];
    const file = wavFile ? ["-o", wavFile, "--data-format=LEI16@22050"] : [];
    return ["say", [...voice, "-r", rate, ...file, "--", text]];
  }
  const voice = globals.voice ? ["-v", globals.voice] : [];
  const file = wavFile ? ["-w", wavFile] : [];
  return ["espeak-ng", [...voice, "-s", rate, ...file, "--", text]];
}

async function speak(text: string, globals: Globals, signal: AbortSignal, wavFile?: string): Promise<string> {
  const [program, args] = speechCommand(text, globals, wavFile);
  let result: Deno.CommandOutput;
  try {
    result = await new Deno.Command(program, { args, stdout: "null", stderr: "piped", signal }).output();
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) {
      throw new Error(`${program} is not installed; install it (Debian: apt-get install espeak-ng) and try again`);
    }
    throw error;
  }
  if (!result.success) {
    throw new Error(`${program} ended with ${result.code}: ${new TextDecoder().decode(result.stderr).trim()}`);
  }
  return program;
}

export const model = {
  type: "@examples/speech",
  version: "2026.11.22.1",
  globalArguments: GlobalArguments,
  resources: {
    utterance: {
      description: "What was said, and how",
      schema: z.object({
        text: z.string(),
        characters: z.number().int(),
        program: z.string(),
        output: z.enum(["speaker", "file"]),
        durationMs: z.number(),
        spokenAt: z.iso.datetime(),
      }),
      lifetime: "30d",
      garbageCollection: 20,
    },
  },
  files: {
    sound: {
      description: "The spoken text as sound",
      contentType: "audio/wav",
      lifetime: "1d",
      garbageCollection: 5,
    },
  },
  methods: {
    say: {
      description: "Speak a text and record what was said",
      arguments: z.object({ text: z.string().trim().min(1).max(10_000).describe("Text to speak") }),
      // deno-lint-ignore no-explicit-any
      execute: async ({ text }: { text: string }, context: any) => {
        const globals: Globals = { ...GlobalArguments.parse({}), ...context.globalArgs };
        const toFile = globals.output === "file" || (globals.output === "auto" && !await hasSpeaker());
        const started = performance.now();
        const handles = [];
        let program: string;
        if (toFile) {
          const sound = context.createFileWriter("sound", "sound");
          program = await speak(text, globals, context.signal, await sound.getFilePath());
          handles.push(await sound.finalize());
        } else {
          program = await speak(text, globals, context.signal);
        }
        const durationMs = Math.round(performance.now() - started);
        context.logger.info("Spoke {characters} characters with {program}", { characters: text.length, program });
        handles.push(await context.writeResource("utterance", "last", {
          text,
          characters: text.length,
          program,
          output: toFile ? "file" : "speaker",
          durationMs,
          spokenAt: new Date().toISOString(),
        }));
        return { dataHandles: handles };
      },
    },
    noop: {
      description: "Do nothing: what a call costs by itself",
      arguments: z.object({}),
      execute: () => ({ dataHandles: [] }),
    },
  },
};
