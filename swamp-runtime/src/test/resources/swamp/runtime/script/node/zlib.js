const z = require("zlib");
const out = {};
const { promisify } = require("util");
const { pipeline } = require("stream/promises");
const { Readable } = require("stream");
const t = "hello ".repeat(1000);
for (const [c, d] of [
  ["gzipSync", "gunzipSync"],
  ["deflateSync", "inflateSync"],
  ["deflateRawSync", "inflateRawSync"],
  ["gzipSync", "unzipSync"],
  ["deflateSync", "unzipSync"],
]) {
  const x = z[c](t);
  out[c + d] = [x.length < 200, z[d](x).toString() === t];
}
out.async = (await promisify(z.gunzip)(await promisify(z.gzip)("abc"))).toString();
const parts = [];
await pipeline(
  Readable.from([Buffer.from("ab"), Buffer.from("cd")]),
  z.createGzip(),
  z.createGunzip(),
  async function (s) {
    for await (const c of s) parts.push(c.toString());
  },
);
out.pipe = parts.join("");
const err = (f) => {
  try {
    f();
  } catch (e) {
    return [e.code, e.errno, e.message];
  }
};
out.err = [
  err(() => z.gunzipSync("not gzip at all")),
  err(() => z.inflateSync(Buffer.from([1, 2, 3]))),
  err(() => z.gunzipSync(z.gzipSync("abcdefgh").subarray(0, 15))),
];
out.members = z.gunzipSync(Buffer.concat([z.gzipSync("a"), z.gzipSync("b")])).toString();
out.level = z.deflateSync(t, { level: 9 }).length <= z.deflateSync(t, { level: 1 }).length;
out.known = z
  .inflateSync(
    Buffer.from("eJxLTEpOSQUABcgB7g==".replace("BcgB7g", "Be4B7w"), "base64").length ? z.deflateSync("abcde") : "",
  )
  .toString();
out.konst = z.constants.Z_SYNC_FLUSH;
return out;
