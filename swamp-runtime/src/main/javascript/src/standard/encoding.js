// jsr:@std/encoding, version 1: hexadecimal numbers, base 64 in both alphabets, base 32.

const encoder = new TextEncoder();
const bytesOf = (data) =>
  typeof data === "string"
    ? encoder.encode(data)
    : ArrayBuffer.isView(data)
      ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
      : new Uint8Array(data);

export const encodeHex = (data) => Array.from(bytesOf(data), (byte) => byte.toString(16).padStart(2, "0")).join("");

export function decodeHex(text) {
  if (text.length % 2 === 1) {
    throw new RangeError(`Cannot decode input: Length (${text.length}) must be divisible by 2`);
  }
  const bad = /[^0-9a-fA-F]/.exec(text)?.[0];
  if (bad !== undefined) throw new TypeError(`Cannot decode input: Invalid character (${bad})`);
  return Uint8Array.from({ length: text.length / 2 }, (_, i) => Number.parseInt(text.slice(2 * i, 2 * i + 2), 16));
}

export function encodeBase64(data) {
  const bytes = bytesOf(data);
  let text = "";
  for (let at = 0; at < bytes.length; at += 8190) text += String.fromCharCode(...bytes.subarray(at, at + 8190));
  return btoa(text);
}

export function decodeBase64(text) {
  let decoded;
  try {
    decoded = atob(text);
  } catch {
    throw new TypeError("Cannot decode input as base64: Invalid character or length");
  }
  return Uint8Array.from(decoded, (character) => character.charCodeAt(0));
}

export const encodeBase64Url = (data) =>
  encodeBase64(data).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");

export function decodeBase64Url(text) {
  if (/[^-_0-9A-Za-z=]/.test(text)) throw new TypeError("Cannot decode input as base64url: Invalid character");
  return decodeBase64(text.replaceAll("-", "+").replaceAll("_", "/"));
}

const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

export function encodeBase32(data) {
  let text = "";
  let bits = 0;
  let held = 0;
  for (const byte of bytesOf(data)) {
    held = (held << 8) | byte;
    bits += 8;
    for (; bits >= 5; bits -= 5) text += BASE32[(held >> (bits - 5)) & 31];
    held &= (1 << bits) - 1;
  }
  if (bits > 0) text += BASE32[(held << (5 - bits)) & 31];
  return text.padEnd(Math.ceil(text.length / 8) * 8, "=");
}

export function decodeBase32(text) {
  if (text.length % 8 !== 0) throw new Error(`Cannot decode base32: Length (${text.length}) must be divisible by 8`);
  const bytes = [];
  let bits = 0;
  let held = 0;
  for (const character of text.replace(/=+$/, "")) {
    const value = BASE32.indexOf(character);
    if (value < 0) throw new TypeError(`Cannot decode base32: Invalid character (${character})`);
    held = ((held << 5) | value) & 0xfff;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((held >> bits) & 255);
    }
  }
  return new Uint8Array(bytes);
}
