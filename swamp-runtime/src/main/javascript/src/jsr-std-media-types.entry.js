// jsr:@std/media-types.
import * as mediaTypes from "./standard/media-types.js";

globalThis.__swamp_loaded = { ...mediaTypes };
