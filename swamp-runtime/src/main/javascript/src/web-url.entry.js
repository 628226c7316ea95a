// URL and URLSearchParams.
import "core-js/actual/url/index.js";
import "core-js/actual/url-search-params/index.js";
import { addInspection } from "./web/url.js";

const { URL, URLSearchParams } = globalThis;
addInspection(URL, URLSearchParams);
delete globalThis["__core-js_shared__"];
globalThis.__swamp_loaded = { URL, URLSearchParams };
