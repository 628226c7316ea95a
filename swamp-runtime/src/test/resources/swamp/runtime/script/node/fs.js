const fs = require("fs"),
  fp = require("fs/promises"),
  path = require("path"),
  os = require("os");
const out = {};
const d = fs.mkdtempSync(path.join(os.tmpdir(), "conf-"));
const f = path.join(d, "a ü.txt");
const strip = (s) => String(s).replaceAll(d, "D");
const err = (g) => {
  try {
    return g();
  } catch (e) {
    return [e.code, e.errno, e.syscall, strip(e.message), strip(e.path)];
  }
};
const aerr = async (g) => {
  try {
    return await g();
  } catch (e) {
    return [e.code, e.errno, e.syscall, strip(e.message), strip(e.path)];
  }
};
fs.writeFileSync(f, "käse");
out.read = [fs.readFileSync(f, "utf8"), fs.readFileSync(f).length, fs.readFileSync(f, { encoding: "base64" })];
fs.appendFileSync(f, "+");
out.app = await fp.readFile(f, "utf8");
out.enoent = [
  err(() => fs.readFileSync(d + "/x")),
  await aerr(() => fp.readFile(d + "/x")),
  err(() => fs.statSync(d + "/x")),
  await aerr(() => fp.access(d + "/x")),
  err(() => fs.readdirSync(d + "/x")),
  err(() => fs.unlinkSync(d + "/x")),
  err(() => fs.rmdirSync(d + "/x")),
  err(() => fs.openSync(d + "/x")),
  err(() => fs.renameSync(d + "/x", d + "/y")),
  err(() => fs.copyFileSync(d + "/x", d + "/y")),
  await aerr(() => fp.writeFile(d + "/no/x", "")),
  err(() => fs.readlinkSync(f)),
  err(() => fs.realpathSync(d + "/x")),
  err(() => fs.rmSync(d + "/x")),
  fs.rmSync(d + "/x", { force: true }),
];
out.eisdir = [err(() => fs.readFileSync(d)), await aerr(() => fp.readFile(d)), err(() => fs.rmSync(d))];
fs.mkdirSync(d + "/s/t", { recursive: true });
out.mk = [
  err(() => fs.mkdirSync(d + "/s")),
  strip(fs.mkdirSync(d + "/p/q/r", { recursive: true })),
  fs.mkdirSync(d + "/p", { recursive: true }),
  err(() => fs.rmdirSync(d + "/s")),
  err(() => fs.rmdirSync(f)),
  err(() => fs.mkdirSync(d + "/n/o")),
];
fs.writeFileSync(d + "/s/t/z", "1");
out.dir = [
  fs.readdirSync(d),
  fs.readdirSync(d, { withFileTypes: true }).map((e) => [e.name, e.isFile(), e.isDirectory()]),
  fs.readdirSync(d, { recursive: true }).sort(),
  (await fp.readdir(d, { recursive: true })).sort(),
];
const st = fs.statSync(f);
out.stat = [
  st.isFile(),
  st.isDirectory(),
  st.size,
  st.mtime instanceof Date,
  typeof st.mtimeMs,
  (st.mode & 0o777).toString(8),
  fs.statSync(d + "/x", { throwIfNoEntry: false }) ?? null,
  typeof fs.statSync(f, { bigint: true }).size,
];
fs.symlinkSync("a ü.txt", d + "/ln");
out.ln = [
  fs.readlinkSync(d + "/ln"),
  fs.lstatSync(d + "/ln").isSymbolicLink(),
  strip(fs.realpathSync(d + "/ln")) === strip(fs.realpathSync(f)),
];
const fd = fs.openSync(d + "/fd", "w+");
fs.writeSync(fd, "0123456789");
fs.writeSync(fd, Buffer.from("AB"), 0, 2, 4);
const b = Buffer.alloc(4);
out.fd = [fs.readSync(fd, b, 0, 4, 3), b.toString(), fs.fstatSync(fd).size];
fs.ftruncateSync(fd, 5);
fs.closeSync(fd);
out.fd2 = [fs.readFileSync(d + "/fd", "utf8"), err(() => fs.readSync(99, b))[0]];
out.flags = [
  err(() => fs.writeFileSync(f, "x", { flag: "wx" })),
  err(() => fs.writeFileSync(d + "/m", "x", { mode: 0o600 })) ?? (fs.statSync(d + "/m").mode & 0o777).toString(8),
];
const h = await fp.open(d + "/h", "w+");
await h.write("hello");
const rr = await h.read(Buffer.alloc(5), 0, 5, 0);
out.h = [rr.bytesRead, rr.buffer.toString(), (await h.stat()).size];
await h.close();
await new Promise((r, j) =>
  fs
    .createReadStream(f)
    .pipe(fs.createWriteStream(d + "/copy"))
    .on("finish", r)
    .on("error", j),
);
out.pipe = fs.readFileSync(d + "/copy", "utf8");
out.range = await new Promise((r) => {
  let t = "";
  fs.createReadStream(d + "/copy", { start: 1, end: 3, encoding: "latin1" })
    .on("data", (c) => (t += c))
    .on("end", () => r(t));
});
out.rserr = await new Promise((r) =>
  fs.createReadStream(d + "/none").on("error", (e) => r([e.code, strip(e.message)])),
);
out.cb = await new Promise((r) => fs.readFile(f, "utf8", (e, t) => r([e, t])));
out.cbe = await new Promise((r) => fs.readFile(d + "/q", (e, t) => r([e.code, t === undefined])));
fs.chmodSync(f, 0o640);
out.chmod = (fs.statSync(f).mode & 0o777).toString(8);
fs.utimesSync(f, 1, 2);
out.ut = [fs.statSync(f).mtimeMs, fs.statSync(f).atimeMs];
fs.copyFileSync(f, d + "/c2");
out.excl = err(() => fs.copyFileSync(f, d + "/c2", fs.constants.COPYFILE_EXCL));
fs.cpSync(d + "/s", d + "/s2", { recursive: true });
out.cp = fs.readdirSync(d + "/s2/t");
fs.renameSync(d + "/c2", d + "/c3");
out.ex = [fs.existsSync(d + "/c2"), fs.existsSync(d + "/c3")];
out.access = [err(() => fs.accessSync(f, fs.constants.R_OK)), await fp.access(f)];
out.args = [
  err(() => fs.readFileSync(null))[0],
  err(() => fs.writeFileSync(f, 3))[0],
  err(() => fs.readFileSync("a\0b"))[0],
];
const lines = [];
for await (const l of require("readline").createInterface({ input: fs.createReadStream(path.join(d, "fd")) }))
  lines.push(l);
out.rl = lines;
const dir = await fp.opendir(d);
const names = [];
for await (const e of dir) names.push(e.name);
out.opendir = names.sort();
await fp.rm(d, { recursive: true });
out.gone = fs.existsSync(d);
return out;
