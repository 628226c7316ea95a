// URL and URLSearchParams.
import { showRuntime } from "./web/hidden-runtime.js";
import "core-js/web/url.js";
import "core-js/web/url-search-params.js";
import { addInspection, blobAt, extendUrl } from "./web/url.js";

showRuntime();
const { URLSearchParams } = globalThis;
const URL = extendUrl(globalThis.URL);
addInspection(URLSearchParams);
delete globalThis["__core-js_shared__"];
globalThis.__swamp_loaded = { URL, URLSearchParams, blobAt };
