import "./zod-config.js";
import * as zod from "zod";

globalThis.__swamp_zod = zod;
