// jsr:@std/path for bundles that import it: the runtime's own, so that no registry is needed.
import { host } from "./platform/host.js";
import { makeStandardPath } from "./standard/path.js";

globalThis.__swamp_loaded = makeStandardPath(host.script("node").find("path"));
