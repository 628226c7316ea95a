// Connections of Deno: none yet.
export {};
