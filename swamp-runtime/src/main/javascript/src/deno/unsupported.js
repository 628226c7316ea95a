// Members of Deno that are not here answer when they are called, and say where to look.

// What Deno has or had and this runtime has not; everything else that Deno never had stays undefined, as there.
const MISSING = [
  "BrotliDecoder",
  "BrotliEncoder",
  "HttpServer",
  "Kv",
  "KvU64",
  "QuicEndpoint",
  "QuicListener",
  "Tunnel",
  "UnsafeCallback",
  "UnsafeFnPointer",
  "UnsafePointer",
  "UnsafePointerView",
  "UnsafeWindowSurface",
  "bench",
  "bundle",
  "connectQuic",
  "consoleSize",
  "cron",
  "dlopen",
  "flock",
  "flockSync",
  "fstat",
  "fstatSync",
  "fsync",
  "fsyncSync",
  "ftruncate",
  "ftruncateSync",
  "funlock",
  "funlockSync",
  "futime",
  "futimeSync",
  "inspectArgs",
  "isatty",
  "iter",
  "iterSync",
  "lint",
  "listenDatagram",
  "metrics",
  "openKv",
  "readAll",
  "readAllSync",
  "resources",
  "run",
  "seek",
  "seekSync",
  "serve",
  "serveHttp",
  "shutdown",
  "test",
  "umask",
  "upgradeHttp",
  "upgradeWebSocket",
  "upgradeWebTransport",
  "watchFs",
  "writeAll",
  "writeAllSync",
];

/** Adds the members that only say that they are missing. */
export function withAnswers(namespace) {
  for (const name of MISSING) {
    namespace[name] ??= function notSupported() {
      throw new namespace.errors.NotSupported(
        `Deno.${name} is not supported by this runtime (see docs/compatibility.md)`,
      );
    };
  }
  return namespace;
}
