// crypto.subtle.
import { CryptoKey } from "./web/crypto-key.js";
import { subtle, SubtleCrypto } from "./web/subtle.js";

globalThis.__swamp_loaded = { CryptoKey, subtle, SubtleCrypto };
