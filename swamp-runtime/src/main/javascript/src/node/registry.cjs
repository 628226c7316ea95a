// The modules by name. Each is evaluated when it is first asked for.
"use strict";
const unsupported = require("./unsupported.cjs");

const sources = {
  assert: () => require("./assert.cjs"),
  "assert/strict": () => require("./assert.cjs").strict,
  async_hooks: () => require("./async_hooks.cjs"),
  buffer: () => require("./buffer.cjs"),
  child_process: () => require("./child_process.cjs"),
  console: () => require("./console.cjs"),
  constants: () => ({ ...require("./os.cjs").constants.signals, ...require("./fs-core.cjs").constants }),
  crypto: () => require("./crypto.cjs"),
  diagnostics_channel: () => require("./diagnostics_channel.cjs"),
  dns: () => require("./dns.cjs"),
  "dns/promises": () => require("./dns.cjs").promises,
  events: () => require("./events.cjs"),
  fs: () => require("./fs.cjs"),
  "fs/promises": () => require("./fs-promises.cjs"),
  http: () => require("./http.cjs"),
  https: () => require("./https.cjs"),
  "inspector/promises": unsupported.inspector,
  module: () => require("./module.cjs"),
  net: () => require("./net.cjs"),
  os: () => require("./os.cjs"),
  path: () => require("./path.cjs"),
  "path/posix": () => require("./path.cjs"),
  "path/win32": () => require("./path.cjs").win32,
  perf_hooks: () => require("./perf_hooks.cjs"),
  process: () => require("./process.cjs"),
  punycode: () => require("./punycode.cjs"),
  querystring: () => require("./querystring.cjs"),
  readline: () => require("./readline.cjs"),
  "readline/promises": () => require("./readline.cjs").promises,
  sqlite: () => require("./sqlite.cjs"),
  stream: () => require("./stream.cjs"),
  "stream/consumers": () => require("./stream-consumers.cjs"),
  "stream/promises": () => require("./stream.cjs").promises,
  "stream/web": () => require("./stream-web.cjs"),
  string_decoder: () => require("./string_decoder.cjs"),
  sys: () => require("./util.cjs"),
  timers: () => require("./timers.cjs"),
  "timers/promises": () => require("./timers.cjs").promises,
  tls: () => require("./tls.cjs"),
  tty: () => require("./tty.cjs"),
  url: () => require("./url.cjs"),
  util: () => require("./util.cjs"),
  "util/types": () => require("./util-types.cjs"),
  vm: () => require("./vm.cjs"),
  worker_threads: () => require("./worker_threads.cjs"),
  zlib: () => require("./zlib.cjs"),
  ...unsupported,
};
const loaded = new Map();
const bare = (name) => name.replace(/^node:|\/$/g, "");

module.exports = {
  names: Object.keys(sources),
  has: (name) => Object.hasOwn(sources, bare(name)),
  /** The module's exports, or undefined when there is none of this name. */
  find(name) {
    const key = bare(name);
    if (!Object.hasOwn(sources, key)) return undefined;
    if (!loaded.has(key)) loaded.set(key, sources[key]());
    return loaded.get(key);
  },
};
