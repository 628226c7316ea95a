// Inspection of values and the full console.
import { format, methods } from "./web/console.js";
import { inspect } from "./web/inspect.js";

globalThis.__swamp_loaded = { inspect, format, methods };
