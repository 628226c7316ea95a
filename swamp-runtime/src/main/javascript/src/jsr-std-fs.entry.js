// jsr:@std/fs, on top of Deno's file system.
import { makeStandardFiles } from "./standard/files.js";
import { makeStandardPath } from "./standard/path.js";
import { host } from "./platform/host.js";

globalThis.__swamp_loaded = makeStandardFiles(makeStandardPath(host.script("node").find("path")));
