const E = require("events");
const { once, on } = E;
const out = [];
const e = new E();
e.on("a", (x) => out.push("a" + x));
e.once("a", (x) => out.push("once" + x));
e.prependListener("a", () => out.push("first"));
e.emit("a", 1);
e.emit("a", 2);
out.push(e.listenerCount("a"), e.eventNames(), e.emit("none"), e.rawListeners("a").length, e.getMaxListeners());
try {
  e.emit("error", new Error("boom"));
} catch (x) {
  out.push(x.message);
}
try {
  e.emit("error", "str");
} catch (x) {
  out.push(x.message, x.code);
}
try {
  e.on("x", 1);
} catch (x) {
  out.push(x.code, x.message);
}
setTimeout(() => e.emit("later", 1, 2), 1);
out.push(await once(e, "later"));
setTimeout(() => e.emit("error", new Error("rej")), 1);
try {
  await once(e, "never");
} catch (x) {
  out.push(x.message);
}
const ac = new AbortController();
setTimeout(() => ac.abort(), 1);
try {
  await once(e, "never", { signal: ac.signal });
} catch (x) {
  out.push(x.name, x.code);
}
setTimeout(() => {
  e.emit("it", 1);
  e.emit("it", 2);
}, 1);
for await (const [v] of on(e, "it")) {
  out.push("it" + v);
  if (v === 2) break;
}
class X extends E {
  constructor() {
    super();
    this.y = 1;
  }
}
const x = new X();
x.on("newListener", (n) => out.push("new" + n));
x.on("q", () => {});
x.off("q", x.listeners("q")[0]);
out.push(x.listenerCount("q"), x instanceof E, E.EventEmitter === E);
function Old() {
  E.call(this);
}
require("util").inherits(Old, E);
const o = new Old();
o.on("z", () => out.push("z"));
o.emit("z");
const o2 = new Old();
out.push(o2.listenerCount("z"));
e.removeAllListeners();
out.push(e.eventNames());
const em = new E();
em.on(E.errorMonitor, (er) => out.push("mon" + er.message));
em.on("error", () => {});
em.emit("error", new Error("m"));
return out;
