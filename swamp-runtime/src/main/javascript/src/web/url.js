// What Deno's URL classes have beyond the standard.
const SHOWN = ["href", "origin", "protocol", "username", "password", "host", "hostname", "port", "pathname", "hash", "search"];
const CUSTOM = Symbol.for("Deno.customInspect");

/** Lets console and inspect show addresses as Deno does. */
export function addInspection(URL, URLSearchParams) {
  Object.defineProperty(URL.prototype, CUSTOM, {
    value(inspect, options) {
      return `URL ${inspect(Object.fromEntries(SHOWN.map((name) => [name, this[name]])), options)}`;
    },
    configurable: true,
  });
  Object.defineProperty(URLSearchParams.prototype, CUSTOM, {
    value(inspect, options) {
      const entries = [...this].map(([name, value]) => `${inspect(name, options)} => ${inspect(value, options)}`);
      return entries.length === 0 ? "URLSearchParams {}" : `URLSearchParams { ${entries.join(", ")} }`;
    },
    configurable: true,
  });
}
