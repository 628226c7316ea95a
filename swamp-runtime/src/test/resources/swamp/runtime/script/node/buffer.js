const { Buffer } = require("buffer");
const out = {};
const b = Buffer.from("héllo wörld 😀");
for (const e of ["utf8", "hex", "base64", "base64url", "latin1", "ascii", "utf16le", "ucs2", "binary"]) {
  out[e] = b.toString(e);
  try {
    out["r" + e] = Buffer.from(b.toString(e), e).toString("hex");
  } catch (x) {
    out["r" + e] = x.message;
  }
}
out.from = [
  Buffer.from([1, 2, 300]).toJSON(),
  Buffer.from("zz", "hex").length,
  Buffer.from("abc", "hex").toString("hex"),
  Buffer.from("a-_b", "base64").toString("hex"),
  Buffer.from("YQ==", "base64").toString(),
  Buffer.from("YW Jj\n", "base64").toString(),
  Buffer.from(b).equals(b),
  Buffer.from(b.buffer, b.byteOffset, 3).toString(),
];
out.alloc = [
  Buffer.alloc(3, "ab").toString(),
  Buffer.alloc(2, 7).toJSON().data,
  Buffer.byteLength("€"),
  Buffer.byteLength("aGk=", "base64"),
  Buffer.concat([Buffer.from("a"), Buffer.from("bc")]).toString(),
  Buffer.concat([Buffer.from("abc")], 2).toString(),
];
const n = Buffer.alloc(16);
n.writeUInt32BE(0xdeadbeef, 0);
n.writeInt16LE(-2, 4);
n.writeDoubleBE(1.5, 8);
n.writeUInt8(255, 6);
out.num = [
  n.toString("hex"),
  n.readUInt32BE(0),
  n.readUInt32LE(0),
  n.readInt16LE(4),
  n.readDoubleBE(8),
  n.readUIntBE(0, 3),
  n.readInt8(6),
  n.readBigUInt64BE(0).toString(),
  n.readFloatLE(8),
];
out.search = [
  b.indexOf("wör"),
  b.includes("x"),
  b.lastIndexOf("l"),
  b.indexOf(0x6c),
  b.indexOf(Buffer.from("lo")),
  b.slice(0, 2).toString(),
  b.subarray(-4).toString("hex"),
  Buffer.compare(Buffer.from("a"), Buffer.from("b")),
];
const w = Buffer.alloc(5);
out.write = [
  w.write("ab", 1),
  w.toString("latin1"),
  w.write("😀😀"),
  w.write("ffff", 3, "hex"),
  w.toString("hex"),
  w.fill("x", 1, 3).toString("hex"),
];
out.misc = [
  Buffer.isBuffer(b),
  Buffer.isBuffer(new Uint8Array(1)),
  b instanceof Uint8Array,
  JSON.stringify(Buffer.from("a")),
  Buffer.isEncoding("UTF-8"),
  Buffer.isEncoding("nope"),
  String(Buffer.from("x")),
  Buffer.from("abc").swap16 ? 1 : 0,
  [...Buffer.from("ab").entries()],
  b.toString("utf8", 1, 3),
  Buffer.from("test").copy(w, 1, 0, 2),
  w.toString("hex"),
];
out.inspect = require("util").inspect(Buffer.from("abc"));
out.err = (() => {
  try {
    Buffer.from(5);
  } catch (e) {
    return [e.name, e.code];
  }
})();
out.err2 = (() => {
  try {
    n.readUInt32BE(14);
  } catch (e) {
    return [e.name];
  }
})();
return out;
