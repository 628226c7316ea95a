// Addresses that need no network: data:, blob: and file:.
import { host } from "../platform/host.js";
import { Body } from "./body.js";
import { Headers } from "./headers.js";
import { makeResponse } from "./response.js";

const encoder = new TextEncoder();

export function fetchLocal(request, protocol) {
  switch (protocol) {
    case "data:":
      return answer(request, ...dataOf(request.url));
    case "blob:":
      return answer(request, ...blobOf(request.url));
    case "file:":
      if (request.method !== "GET") throw new TypeError("Fetch failed: Fetching files only supports the GET method");
      return answer(request, host.call("fetch.file", request.url), "");
    default:
      throw new TypeError(`Url scheme '${protocol.slice(0, -1)}' not supported`);
  }
}

function answer({ url, method }, bytes, type) {
  return makeResponse({
    type: "basic",
    url,
    status: 200,
    statusText: "OK",
    headers: new Headers(type === "" ? {} : { "content-type": type }),
    body: method === "HEAD" ? null : new Body({ bytes }),
  });
}

function dataOf(url) {
  const [, head, data] = /^data:([^,]*),(.*?)(#.*)?$/s.exec(url) ?? [];
  if (data === undefined) throw new TypeError("Fetch failed: Invalid data url");
  const isBase64 = /;\s*base64\s*$/i.test(head);
  const type = head.replace(/;\s*base64\s*$/i, "").trim();
  const bytes = percentDecoded(data);
  const content = isBase64
    ? Uint8Array.from(atob(new TextDecoder("latin1").decode(bytes)), (character) => character.charCodeAt(0))
    : bytes;
  return [content, type === "" ? "text/plain;charset=US-ASCII" : type.startsWith(";") ? `text/plain${type}` : type];
}

function percentDecoded(text) {
  const bytes = [];
  const source = encoder.encode(text);
  for (let i = 0; i < source.length; i++) {
    const hex = source[i] === 0x25 ? String.fromCharCode(...source.subarray(i + 1, i + 3)) : "";
    if (/^[0-9a-f]{2}$/i.test(hex)) {
      bytes.push(Number.parseInt(hex, 16));
      i += 2;
    } else {
      bytes.push(source[i]);
    }
  }
  return Uint8Array.from(bytes);
}

function blobOf(url) {
  const blob = host.script("web-url").blobAt(url.replace(/#.*$/, ""));
  if (blob === undefined) throw new TypeError(`Blob for the given URL not found: ${url}`);
  return [host.script("web-blob").bytesOfBlob(blob), blob.type];
}
