// Modules that can be imported but whose functions say that they are not here.
"use strict";
const { missing } = require("./errors.cjs");

/** A module all of whose functions fail with their name when they are called. */
const unsupported = (name, members, values = {}) => ({
  ...Object.fromEntries(members.map((member) => [member, missing(`${name}.${member}`)])),
  ...values,
});

module.exports = {
  cluster: () =>
    unsupported("cluster", ["fork", "setupPrimary"], { isPrimary: true, isMaster: true, isWorker: false, workers: {} }),
  dgram: () => unsupported("dgram", ["createSocket", "Socket"]),
  domain: () => unsupported("domain", ["create", "createDomain", "Domain"]),
  http2: () =>
    unsupported(
      "http2",
      [
        "connect",
        "createServer",
        "createSecureServer",
        "getDefaultSettings",
        "Http2ServerRequest",
        "Http2ServerResponse",
      ],
      {
        constants: {
          HTTP2_HEADER_AUTHORITY: ":authority",
          HTTP2_HEADER_METHOD: ":method",
          HTTP2_HEADER_PATH: ":path",
          HTTP2_HEADER_SCHEME: ":scheme",
          HTTP2_HEADER_STATUS: ":status",
          HTTP2_HEADER_CONTENT_TYPE: "content-type",
          HTTP2_HEADER_CONTENT_LENGTH: "content-length",
          HTTP2_HEADER_EXPECT: "expect",
          HTTP2_HEADER_COOKIE: "cookie",
          HTTP2_METHOD_GET: "GET",
          HTTP2_METHOD_POST: "POST",
          NGHTTP2_CANCEL: 8,
          NGHTTP2_NO_ERROR: 0,
          NGHTTP2_REFUSED_STREAM: 7,
        },
        sensitiveHeaders: Symbol("nodejs.http2.sensitiveHeaders"),
      },
    ),
  inspector: () =>
    unsupported("inspector", ["open", "Session"], { url: () => undefined, close() {}, console: globalThis.console }),
  repl: () => unsupported("repl", ["start", "REPLServer"]),
  sea: () => unsupported("sea", ["getAsset", "getRawAsset"], { isSea: () => false }),
  test: () =>
    unsupported("test", [
      "test",
      "it",
      "describe",
      "suite",
      "before",
      "after",
      "beforeEach",
      "afterEach",
      "run",
      "mock",
    ]),
  trace_events: () => unsupported("trace_events", ["createTracing"], { getEnabledCategories: () => undefined }),
  wasi: () => unsupported("wasi", ["WASI"]),
  v8: () =>
    unsupported("v8", ["writeHeapSnapshot", "getHeapSnapshot", "Serializer", "Deserializer"], {
      getHeapStatistics: () => {
        const { heapUsed, heapTotal } = require("./process.cjs").memoryUsage();
        return {
          total_heap_size: heapTotal,
          used_heap_size: heapUsed,
          heap_size_limit: heapTotal,
          total_available_size: heapTotal - heapUsed,
        };
      },
      getHeapSpaceStatistics: () => [],
      setFlagsFromString() {},
      cachedDataVersionTag: () => 0,
      serialize: (value) => require("./buffer.cjs").Buffer.from(JSON.stringify(value)),
      deserialize: (bytes) => JSON.parse(require("./buffer.cjs").Buffer.from(bytes).toString()),
      startupSnapshot: { isBuildingSnapshot: () => false },
    }),
};
