// URL and URLSearchParams.
import "core-js/web/url.js";
import "core-js/web/url-search-params.js";
import { addInspection, blobAt, extendUrl } from "./web/url.js";

const { URLSearchParams } = globalThis;
const URL = extendUrl(globalThis.URL);
addInspection(URLSearchParams);
delete globalThis["__core-js_shared__"];
globalThis.__swamp_loaded = { URL, URLSearchParams, blobAt };
