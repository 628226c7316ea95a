// jsr:@std/encoding.
import * as encoding from "./standard/encoding.js";

globalThis.__swamp_loaded = { ...encoding };
