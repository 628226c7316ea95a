const out = {};
const assert = require("assert");
const err = (f) => {
  try {
    f();
    return "ok";
  } catch (e) {
    return [e.name, e.code];
  }
};
out.assert = [
  err(() => assert(1)),
  err(() => assert(0)),
  err(() => assert.equal(1, "1")),
  err(() => assert.strictEqual(1, "1")),
  err(() => assert.deepEqual({ a: 1 }, { a: "1" })),
  err(() => assert.deepStrictEqual({ a: [1] }, { a: [1] })),
  err(() =>
    assert.throws(() => {
      throw new TypeError("x");
    }, TypeError),
  ),
  err(() => assert.throws(() => {})),
  err(() =>
    assert.throws(() => {
      throw new Error("abc");
    }, /b/),
  ),
  err(() => assert.match("a", /b/)),
  err(() => assert.notEqual(1, 1)),
  err(() => assert.fail("x")),
  err(() => assert.ifError(null)),
  err(() =>
    assert.throws(
      () => {
        throw new Error("abc");
      },
      { message: "abc" },
    ),
  ),
];
out.rejects = await assert.rejects(Promise.reject(new Error("x")), /x/).then(() => "ok");
const als = new (require("async_hooks").AsyncLocalStorage)();
out.als = await als.run({ id: 1 }, async () => {
  await null;
  const a = als.getStore().id;
  await new Promise((r) => setTimeout(r, 1));
  return [
    a,
    als.getStore().id,
    await new Promise((r) => setTimeout(() => r(als.getStore()?.id), 1)),
    als.exit(() => als.getStore() ?? null),
  ];
});
out.alsOut = als.getStore() ?? null;
out.two = await Promise.all(
  [1, 2].map((i) =>
    als.run(i, async () => {
      await new Promise((r) => setTimeout(r, 3 - i));
      await require("fs/promises").stat("/");
      return als.getStore();
    }),
  ),
);
const os = require("os");
out.os = [
  os.EOL,
  typeof os.hostname(),
  os.cpus().length > 0,
  os.endianness(),
  typeof os.totalmem(),
  os.constants.signals.SIGTERM,
];
out.process = [
  typeof process.pid,
  typeof process.hrtime.bigint(),
  process.hrtime().length,
  typeof process.uptime(),
  process.env.HOME !== undefined,
  "NOPE" in process.env,
  process.env.NOPE ?? null,
  typeof process.versions.node,
  process.argv.length >= 1,
  process.release.name,
  Object.keys(process.env).includes("PATH"),
  process.stdout.isTTY ?? false,
];
process.env.CONF_X = 5;
out.env = [process.env.CONF_X, delete process.env.CONF_X, process.env.CONF_X ?? null];
const order = [];
process.nextTick(() => order.push("tick"));
Promise.resolve().then(() => order.push("micro"));
setTimeout(() => order.push("timeout"), 0);
await new Promise((r) => setTimeout(r, 5));
out.order = order.includes("tick") && order.at(-1) === "timeout";
out.kill0 = process.kill(process.pid, 0);
out.kille = (() => {
  try {
    process.kill(99999999, 0);
  } catch (e) {
    return e.code;
  }
})();
const t = require("timers/promises");
out.timers = [
  await t.setTimeout(1, "v"),
  await require("util")
    .promisify(setTimeout)(1, "w")
    .catch((e) => "err"),
];
const { setTimeout: st, clearTimeout: ct } = require("timers");
const x = st(() => {}, 1000);
x.unref();
x.ref();
ct(x);
out.tm = typeof x.hasRef;
const dc = require("diagnostics_channel");
const ch = dc.channel("x");
ch.subscribe((m) => (out.dc = m));
ch.publish({ a: 1 });
out.perf = typeof require("perf_hooks").performance.now();
out.mod = [
  require("module").builtinModules.includes("fs"),
  require("module").isBuiltin("node:path"),
  typeof require("module").createRequire("/x.js")("fs").readFileSync,
];
out.wt = require("worker_threads").isMainThread;
out.tty = require("tty").isatty(1);
out.punycode = require("punycode").toASCII("mañana.com");
out.vm = require("vm").runInThisContext("1+1");
out.util = require("util/types").isDate(new Date());
const { lookup } = require("dns/promises");
out.dns = (await lookup("localhost", { family: 4 })).address;
out.globals = [typeof Buffer, typeof global, global === globalThis, typeof setImmediate, typeof structuredClone];
out.con = typeof require("console").Console;
return out;
