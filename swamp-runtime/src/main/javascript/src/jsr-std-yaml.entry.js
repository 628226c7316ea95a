// jsr:@std/yaml.
import * as yaml from "./standard/yaml.js";

globalThis.__swamp_loaded = { ...yaml };
