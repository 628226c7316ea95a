const s = require("stream");
const { pipeline, finished } = require("stream/promises");
const out = {};
const collect = async (r) => {
  const p = [];
  for await (const c of r) p.push(Buffer.isBuffer(c) ? c.toString() : c);
  return p;
};
out.from = await collect(s.Readable.from(["a", "b"]));
out.push = await collect(
  new s.Readable({
    read() {
      this.push("x");
      this.push("y");
      this.push(null);
    },
  }),
);
const up = new s.Transform({
  transform(c, e, cb) {
    cb(null, c.toString().toUpperCase());
  },
});
const chunks = [];
await pipeline(
  s.Readable.from(["hello", "world"]),
  up,
  new s.Writable({
    write(c, e, cb) {
      chunks.push(c.toString());
      cb();
    },
  }),
);
out.pipeline = chunks;
out.err = await pipeline(
  s.Readable.from(["x"]),
  new s.Transform({
    transform(c, e, cb) {
      cb(new Error("bad"));
    },
  }),
  new s.PassThrough().resume(),
).catch((e) => e.message);
const d = new s.Duplex({
  read() {},
  write(c, e, cb) {
    this.push(c);
    cb();
  },
  final(cb) {
    this.push(null);
    cb();
  },
});
d.end("dup");
out.dup = await collect(d);
out.inst = [
  new s.Readable() instanceof require("events"),
  s.Stream === s,
  new s.PassThrough() instanceof s.Transform,
  new s.Duplex() instanceof s.Writable,
];
out.web = await collect(
  s.Readable.fromWeb(
    new ReadableStream({
      start(c) {
        c.enqueue(new Uint8Array([104, 105]));
        c.close();
      },
    }),
  ),
);
out.toWeb = await (async () => {
  const r = s.Readable.toWeb(s.Readable.from([Buffer.from("to"), Buffer.from("web")]));
  const t = [];
  for await (const c of r) t.push(new TextDecoder().decode(c));
  return t.join("");
})();
const w = new s.Writable({
  highWaterMark: 3,
  write(c, e, cb) {
    setTimeout(cb, 1);
  },
});
out.bp = [w.write("ab"), w.write("cd")];
await new Promise((r) => w.once("drain", r));
w.end();
await finished(w);
out.fin = w.writableFinished;
out.objectMode = await collect(
  new s.Readable({
    objectMode: true,
    read() {
      this.push({ a: 1 });
      this.push(null);
    },
  }),
);
out.cons = [
  await require("stream/consumers").text(s.Readable.from(["a", "ü"])),
  await require("stream/consumers").json(s.Readable.from(['{"a":1}'])),
];
const r = s.Readable.from(["1", "2", "3"]);
out.map = await r.map((x) => x * 2).toArray();
const dd = new s.Readable({ read() {} });
dd.destroy(new Error("gone"));
out.destroyed = await new Promise((res) => dd.on("error", (e) => res(e.message)));
const sd = new (require("string_decoder").StringDecoder)("utf8");
const eur = Buffer.from("€");
out.sd = [sd.write(eur.subarray(0, 1)), sd.write(eur.subarray(1)), sd.end(eur.subarray(0, 2))];
return out;
