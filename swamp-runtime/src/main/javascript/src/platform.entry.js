// The platform: what extensions expect of globalThis. Evaluated for every context, so it holds only what is small;
// everything else is a property that loads its script when it is first touched.
import { console } from "./platform/console.js";
import { host } from "./platform/host.js";
import { lazily } from "./platform/lazy.js";
import { atob, btoa, TextDecoder } from "./platform/text.js";
import * as timers from "./platform/timers.js";
import { reportError } from "./web/report.js";

const define = (members) => {
  for (const [name, value] of Object.entries(members)) {
    Object.defineProperty(globalThis, name, { value, writable: true, enumerable: false, configurable: true });
  }
};

// The engine has no explicit resource management yet; bundles have `using` translated to these symbols.
for (const name of ["dispose", "asyncDispose"]) {
  Symbol[name] ?? Object.defineProperty(Symbol, name, { value: Symbol.for(`Symbol.${name}`) });
}

define({ console, atob, btoa, TextDecoder, ...timers, reportError, self: globalThis, global: globalThis });

lazily(
  "web-events",
  "Event",
  "EventTarget",
  "CustomEvent",
  "ErrorEvent",
  "CloseEvent",
  "MessageEvent",
  "ProgressEvent",
  "PromiseRejectionEvent",
  "DOMException",
  "AbortController",
  "AbortSignal",
  "addEventListener",
  "removeEventListener",
  "dispatchEvent",
);
lazily("deno", "Deno");
lazily("node", "process", "Buffer");
lazily("web-url", "URL", "URLSearchParams");
lazily("web-crypto", "crypto", "Crypto");
lazily(
  "web-streams",
  "ReadableStream",
  "ReadableStreamDefaultReader",
  "ReadableStreamBYOBReader",
  "ReadableStreamDefaultController",
  "ReadableByteStreamController",
  "ReadableStreamBYOBRequest",
  "WritableStream",
  "WritableStreamDefaultWriter",
  "WritableStreamDefaultController",
  "TransformStream",
  "TransformStreamDefaultController",
  "ByteLengthQueuingStrategy",
  "CountQueuingStrategy",
  "TextEncoderStream",
  "TextDecoderStream",
  "CompressionStream",
  "DecompressionStream",
);
lazily("web-blob", "Blob", "File", "FileReader");
lazily("web-fetch", "fetch", "Headers", "Request", "Response", "FormData");
lazily("web-navigator", "navigator", "Navigator");
lazily("web-socket", "WebSocket");
lazily("web-clone", "structuredClone");
lazily("web-performance", "performance", "Performance", "PerformanceEntry", "PerformanceMark", "PerformanceMeasure");
lazily("web-subtle", "CryptoKey", "SubtleCrypto");
