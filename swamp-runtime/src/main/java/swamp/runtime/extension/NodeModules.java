package swamp.runtime.extension;

import java.util.Set;

/** The modules that come with Node.js, and here with the runtime. */
final class NodeModules {
  private static final Set<String> BARE = Set.of("assert", "async_hooks", "buffer", "child_process", "cluster", "console",
      "constants", "crypto", "dgram", "diagnostics_channel", "dns", "domain", "events", "fs", "http", "http2", "https",
      "inspector", "module", "net", "os", "path", "perf_hooks", "process", "punycode", "querystring", "readline", "repl",
      "stream", "string_decoder", "sys", "timers", "tls", "trace_events", "tty", "url", "util", "v8", "vm", "wasi",
      "worker_threads", "zlib");

  private NodeModules() {}

  /** Whether a specifier names one of them: with {@code node:}, or the way packages of npm write it. */
  static boolean isBuiltIn(String specifier) {
    int slash = specifier.indexOf('/');
    return specifier.startsWith("node:") || BARE.contains(slash < 0 ? specifier : specifier.substring(0, slash));
  }
}
