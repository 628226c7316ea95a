const u = require("util");
const out = {};
out.format = [
  u.format("%s %d %i %f %j %o %O %%", "a", 1.5, 2.7, "3.1", { a: 1 }, [1], { b: { c: 1 } }),
  u.format("a", "b", { c: 1 }),
  u.format("%s", null, undefined, 5n, Symbol("x")),
  u.format(1, 2),
  u.format("%c x", "css"),
  u.format("100%"),
  u.format("%s", {
    toString() {
      return "own";
    },
  }),
  u.format("%x"),
];
out.inspect = [
  u.inspect("a'b"),
  u.inspect({
    a: 1,
    c: [1, 2, { d: null }],
    e: undefined,
    f() {},
    g: class A {},
    h: Symbol("s"),
    i: new Date(0),
    j: /x/g,
    k: new Map([[1, 2]]),
    l: new Set([1]),
  }),
  u.inspect([]),
  u.inspect({}),
  u.inspect(null),
  u.inspect({ a: { b: { c: { d: 1 } } } }),
  u.inspect(new Error("x").message),
  u.inspect([1, , 3]),
  u.inspect(-0),
  u.inspect(10n),
  u.inspect({
    [u.inspect.custom]() {
      return "CUSTOM";
    },
  }),
  u.inspect({ a: { b: { c: { d: 1 } } } }, { depth: 0 }),
  u.inspect(Object.create(null)),
  u.inspect(
    new (class Foo {
      x = 1;
    })(),
  ),
];
const pf = u.promisify((a, cb) => cb(null, a + 1));
out.prom = await pf(1);
out.rej = await u
  .promisify((cb) => cb(new Error("no")))()
  .catch((e) => e.message);
out.cb = await new Promise((r) => u.callbackify(async (x) => x * 2)(4, (e, v) => r([e, v])));
out.types = [
  u.types.isDate(new Date()),
  u.types.isRegExp(/x/),
  u.types.isPromise(Promise.resolve()),
  u.types.isUint8Array(Buffer.alloc(1)),
  u.types.isMap(new Map()),
  u.types.isAsyncFunction(async () => {}),
  u.types.isNativeError(new TypeError()),
  u.types.isProxy({}),
  u.types.isArrayBuffer(new ArrayBuffer(1)),
  u.types.isTypedArray(new Float32Array(1)),
  u.types.isBoxedPrimitive(Object(1)),
  u.types.isGeneratorFunction(function* () {}),
];
out.deep = [
  u.isDeepStrictEqual({ a: [1, new Map([[1, { b: 2 }]])] }, { a: [1, new Map([[1, { b: 2 }]])] }),
  u.isDeepStrictEqual([1], ["1"]),
  u.isDeepStrictEqual(new Set([1, 2]), new Set([2, 1])),
  u.isDeepStrictEqual(NaN, NaN),
  u.isDeepStrictEqual({ a: undefined }, {}),
];
out.misc = [
  u.stripVTControlCharacters("\u001b[31mred\u001b[0m"),
  u.toUSVString("a\ud800"),
  u.getSystemErrorName(-2),
  u.inspect.defaultOptions.depth,
  typeof u.TextEncoder,
  u.isArray([]),
];
out.parseArgs = u.parseArgs({
  args: ["-f", "--bar", "b", "pos", "--n=5"],
  options: { foo: { type: "boolean", short: "f" }, bar: { type: "string" }, n: { type: "string" } },
  allowPositionals: true,
});
out.dbg = u.debuglog("x").enabled;
return out;
