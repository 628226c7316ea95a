// navigator.
import { host } from "./platform/host.js";
import { denoVersion } from "./platform/version.js";
import { asInterface } from "./web/webidl.js";

const MAKE = Symbol("make");

class Navigator {
  constructor(key) {
    if (key !== MAKE) throw new TypeError("Illegal constructor");
  }

  get userAgent() {
    return `Deno/${denoVersion}`;
  }
  get hardwareConcurrency() {
    return host.call("platform.processors");
  }
  get language() {
    return Intl.DateTimeFormat().resolvedOptions().locale;
  }
  get languages() {
    return [this.language];
  }
  get platform() {
    return host.call("platform.system").startsWith("Mac") ? "MacIntel" : "Linux x86_64";
  }
}
asInterface(Navigator, "Navigator");

globalThis.__swamp_loaded = { Navigator, navigator: new Navigator(MAKE) };
