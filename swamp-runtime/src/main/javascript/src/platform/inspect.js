// Values as text for people, in the manner of Deno.inspect.

/** A value as text; strings are quoted. */
export function inspect(value) {
  if (typeof value === "string") return JSON.stringify(value);
  if (value instanceof Error) return value.stack ?? String(value);
  if (value !== null && typeof value === "object") return JSON.stringify(value);
  return String(value);
}
