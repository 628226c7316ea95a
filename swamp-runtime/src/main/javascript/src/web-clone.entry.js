// structuredClone.
import { structuredClone } from "./web/structured-clone.js";

Object.defineProperty(structuredClone, "name", { value: "structuredClone" });
globalThis.__swamp_loaded = { structuredClone };
