// Members of Deno that are not here answer when they are called, and say where to look.

const LINK = "docs/compatibility.md";

// Everything Deno 2 has that this runtime does not, so that feature tests by typeof see what they would see under Deno.
const MISSING_FUNCTIONS = [
  "bench", "consoleSize", "cron", "dlopen", "listenDatagram", "networkInterfaces", "openKv", "serve", "serveHttp", "startTls",
  "test", "upgradeWebSocket", "watchFs", "umask",
];

const unsupported = (name) => function notSupported() {
  throw new (globalThis.Deno.errors.NotSupported)(`Deno.${name} is not supported by this runtime (see ${LINK})`);
};

/** Adds the members that only say that they are missing. */
export function withAnswers(namespace) {
  for (const name of MISSING_FUNCTIONS) {
    if (!Object.hasOwn(namespace, name)) {
      namespace[name] = unsupported(name);
    }
  }
  return new Proxy(namespace, {
    get(target, name, receiver) {
      if (typeof name !== "string" || name in target || name === "then" || name === "toJSON") {
        return Reflect.get(target, name, receiver);
      }
      return /^[a-z]/.test(name) ? unsupported(name) : undefined;
    },
  });
}
