// jsr:@std/crypto: the crypto global with more digests.
import { makeStandardCrypto } from "./standard/crypto.js";
import { host } from "./platform/host.js";

globalThis.__swamp_loaded = makeStandardCrypto(host.script("node").find("crypto"));
