// The crypto global; what works with keys is a script of its own.
import { Crypto, crypto } from "./web/crypto.js";

globalThis.__swamp_loaded = { Crypto, crypto };
