// The built-in type command/shell (extension-api §3.9).
const { z } = require("npm:zod@4");

exports.model = {
  type: "command/shell",
  version: "2026.02.09.1",
  resources: {
    result: {
      description: "Shell command execution result (exit code, timing, stdout, stderr)",
      schema: z.object({
        exitCode: z.number().int(),
        executedAt: z.string(),
        command: z.string(),
        durationMs: z.number().optional(),
        stdout: z.string().optional(),
        stderr: z.string().optional(),
      }),
      lifetime: "infinite",
      garbageCollection: 10,
    },
  },
  files: {
    log: {
      description: "Combined stdout/stderr output",
      contentType: "text/plain",
      lifetime: "infinite",
      garbageCollection: 10,
      streaming: true,
    },
  },
  methods: {
    execute: {
      description: "Execute a shell command and capture output",
      arguments: z.object({
        run: z.string().min(1),
        workingDir: z.string().optional(),
        timeout: z.number().int().positive().optional(),
        env: z.record(z.string(), z.string()).optional(),
        ignoreExitCode: z.boolean().optional(),
      }),
      execute,
    },
  },
};

async function execute(args, context) {
  const executedAt = new Date().toISOString();
  const started = performance.now();
  const { code, stdout, stderr } = await run(args, context);
  const durationMs = Math.round(performance.now() - started);
  if (code !== 0 && !args.ignoreExitCode) {
    throw new Error(`Command exited with code ${code}`);
  }
  const result = await context.writeResource("result", "result", {
    exitCode: code,
    executedAt,
    command: args.run,
    durationMs,
    ...(stdout === "" ? {} : { stdout }),
    ...(stderr === "" ? {} : { stderr }),
  });
  const log = await context.createFileWriter("log", "log").writeText(
    context.redactor.redact(`[stdout]\n${stdout}\n[stderr]\n${stderr}\n`));
  return { dataHandles: [result, log] };
}

async function run(args, context) {
  const signals = [context.signal];
  if (args.timeout !== undefined) {
    signals.push(AbortSignal.timeout(args.timeout));
  }
  const child = new Deno.Command("sh", {
    args: ["-c", args.run],
    ...(args.workingDir === undefined ? {} : { cwd: args.workingDir }),
    // Secrets of the command: it names these variables where they would stand.
    env: { ...args.env, ...context.vaultSecrets },
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
    signal: AbortSignal.any(signals),
  }).spawn();
  const [stdout, stderr, status] = await Promise.all([
    collect(child.stdout, (line) => context.onEvent({ type: "output", stream: "stdout", line })),
    collect(child.stderr, (line) => context.onEvent({ type: "output", stream: "stderr", line })),
    child.status,
  ]);
  return { code: status.code, stdout, stderr };
}

// The whole text without its last line break; each line is told as soon as it is complete.
async function collect(stream, onLine) {
  const decoder = new TextDecoder();
  let text = "";
  let told = 0;
  for await (const chunk of stream) {
    text += decoder.decode(chunk, { stream: true });
    for (let end = text.indexOf("\n", told); end >= 0; end = text.indexOf("\n", told)) {
      onLine(text.slice(told, end));
      told = end + 1;
    }
  }
  text += decoder.decode();
  if (told < text.length) {
    onLine(text.slice(told));
  }
  return text.replace(/\n$/, "");
}
