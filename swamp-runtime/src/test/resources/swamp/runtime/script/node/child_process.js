const cp = require("child_process");
const { promisify } = require("util");
const out = {};
const ev = (c) =>
  new Promise((r) => {
    const e = [];
    let o = "",
      er = "";
    c.stdout?.on("data", (x) => (o += x));
    c.stderr?.on("data", (x) => (er += x));
    c.on("error", (x) => e.push(["error", x.code, x.message, x.syscall, x.path]));
    c.on("exit", (a, b) => e.push(["exit", a, b]));
    c.on("close", (a, b) => {
      e.push(["close", a, b]);
      r({ e, o, er });
    });
  });
out.spawn = await ev(cp.spawn("sh", ["-c", "echo out; echo err >&2; exit 3"]));
out.missing = await ev(cp.spawn("no-such-thing", ["a"]));
out.kill = await (() => {
  const c = cp.spawn("sleep", ["100"]);
  setTimeout(() => c.kill(), 10);
  return ev(c);
})();
out.stdin = await (() => {
  const c = cp.spawn("cat");
  c.stdin.write("he");
  c.stdin.end("llo ü");
  return ev(c);
})();
out.shell = await ev(cp.spawn("echo $X | tr a-z A-Z", { shell: true, env: { X: "abc", PATH: process.env.PATH } }));
out.exec = await new Promise((r) =>
  cp.exec("echo hi; exit 2", (e, so, se) => r([e.code, e.killed, e.cmd, e.message, so, se])),
);
out.execP = await promisify(cp.exec)("echo ok");
out.execPe = await promisify(cp.exec)("echo bad >&2; false").catch((e) => [e.code, e.stderr, e.message]);
out.execFile = await promisify(cp.execFile)("printf", ["%s", "x y"]);
out.execFileMissing = await promisify(cp.execFile)("nope-x").catch((e) => [e.code, e.message, e.path]);
out.execSync = [
  cp.execSync("echo s").toString(),
  cp.execSync("cat", { input: "in", encoding: "utf8" }),
  cp.execFileSync("echo", ["a"], { encoding: "utf8" }),
];
out.execSyncE = (() => {
  try {
    cp.execSync("echo o; echo e >&2; exit 4", { stdio: "pipe" });
  } catch (e) {
    return [e.status, e.signal, e.message, String(e.stdout), String(e.stderr)];
  }
})();
const r = cp.spawnSync("sh", ["-c", "echo a; exit 5"], { encoding: "utf8" });
out.spawnSync = [r.status, r.signal, r.stdout, r.stderr, r.output];
const rm = cp.spawnSync("nope-y");
out.spawnSyncM = [rm.error.code, rm.error.message, rm.status, rm.stdout];
out.timeout = (() => {
  const t = cp.spawnSync("sleep", ["5"], { timeout: 50 });
  return [t.error?.code, t.signal, t.status];
})();
out.cwd = cp.execSync("pwd", { cwd: "/", encoding: "utf8" });
out.maxBuffer = await promisify(cp.exec)("head -c 3000000 /dev/zero").catch((e) => [e.code, e.message]);
out.big = await ev(cp.spawn("sh", ["-c", "head -c 300000 /dev/zero | tr '\\0' x"])).then((x) => x.o.length);
const ac = new AbortController();
setTimeout(() => ac.abort(), 10);
out.abort = await ev(cp.spawn("sleep", ["9"], { signal: ac.signal })).then((x) =>
  x.e.filter((y) => y[0] !== "error"),
);
return out;
