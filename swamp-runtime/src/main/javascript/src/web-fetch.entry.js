// fetch and its family.
import { fetch } from "./web/fetch.js";
import { FormData } from "./web/form-data.js";
import { Headers } from "./web/headers.js";
import { Request } from "./web/request.js";
import { Response } from "./web/response.js";

Object.defineProperty(fetch, "name", { value: "fetch" });
globalThis.__swamp_loaded = { fetch, FormData, Headers, Request, Response };
