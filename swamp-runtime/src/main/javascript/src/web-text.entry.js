// Decoding of text in encodings other than Unicode's.
import { decode } from "./web/legacy-text.js";

globalThis.__swamp_loaded = { decode };
