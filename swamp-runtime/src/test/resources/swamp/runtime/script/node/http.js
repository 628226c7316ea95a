const http = require("http");
const out = {};
const srv = http.createServer((q, r) => {
  const b = [];
  q.on("data", (c) => b.push(c));
  q.on("end", () => {
    const body = Buffer.concat(b).toString();
    if (q.url === "/echo") {
      r.setHeader("X-A", ["1", "2"]);
      r.statusCode = 201;
      r.end(
        JSON.stringify([
          q.method,
          q.url,
          body,
          q.headers["content-length"] ?? null,
          q.headers["transfer-encoding"] ?? null,
          q.headers["x-h"] ?? null,
        ]),
      );
    } else if (q.url === "/chunks") {
      r.write("a");
      setTimeout(() => {
        r.write("b");
        r.end("c");
      }, 5);
    } else if (q.url === "/204") {
      r.writeHead(204);
      r.end();
    } else if (q.url === "/close") {
      q.socket.destroy();
    } else if (q.url === "/slow") {
      setTimeout(() => r.end("late"), 3000);
    } else {
      r.statusCode = 404;
      r.end("nope");
    }
  });
});
await new Promise((r) => srv.listen(0, "127.0.0.1", r));
const port = srv.address().port;
const req = (o, body, how) =>
  new Promise((res) => {
    const q = http.request({ port, host: "127.0.0.1", ...o }, (r) => {
      let t = "";
      r.setEncoding("utf8");
      r.on("data", (c) => (t += c));
      r.on("end", () =>
        res([
          r.statusCode,
          r.statusMessage,
          t,
          r.headers["x-a"] ?? null,
          r.headers["transfer-encoding"] ?? null,
          r.complete,
        ]),
      );
      r.on("error", (e) => res(["reserr", e.code]));
    });
    q.on("error", (e) => res(["err", e.code, e.message.replace(String(port), "P")]));
    q.on("timeout", () => {
      q.destroy(new Error("timed out"));
    });
    if (how) how(q, body);
    else q.end(body);
  });
out.get = await req({ path: "/echo" });
out.post = await req({ path: "/echo", method: "POST", headers: { "X-H": "v" } }, "body ü");
out.postw = await req({ path: "/echo", method: "POST" }, "", (q) => {
  q.write("one");
  q.write("two");
  q.end("three");
});
out.len = await req({ path: "/echo", method: "PUT", headers: { "Content-Length": 3 } }, "", (q) => {
  q.write("abc");
  q.end();
});
out.chunks = await req({ path: "/chunks" });
out.r204 = await req({ path: "/204" });
out.nf = await req({ path: "/zzz" });
out.head = await req({ path: "/echo", method: "HEAD" });
out.close = await req({ path: "/close" });
out.refused = await req({ port: 1 });
out.timeout = await req({ path: "/slow", timeout: 30 });
out.get2 = await new Promise((r) =>
  http.get(`http://127.0.0.1:${port}/echo`, (x) => {
    x.resume();
    x.on("end", () => r(x.statusCode));
  }),
);
const agent = new http.Agent({ keepAlive: true });
const socks = new Set();
for (let i = 0; i < 3; i++)
  await new Promise((r) => {
    const q = http.get({ port, host: "127.0.0.1", path: "/echo", agent }, (x) => {
      socks.add(q.socket.localPort);
      x.resume();
      x.on("end", () => setTimeout(r, 5));
    });
  });
out.keep = socks.size;
agent.destroy();
const ac = new AbortController();
setTimeout(() => ac.abort(), 20);
out.abort = await new Promise((r) => {
  const q = http.get({ port, host: "127.0.0.1", path: "/slow", signal: ac.signal });
  q.on("error", (e) => r([e.name, e.code]));
});
out.big = await new Promise((r) => {
  const q = http.request({ port, host: "127.0.0.1", path: "/echo", method: "POST" }, (x) => {
    let n = 0;
    x.on("data", (c) => (n += c.length));
    x.on("end", () => r(n > 1000000));
  });
  q.end("x".repeat(1000000));
});
out.fetch = await (await fetch(`http://127.0.0.1:${port}/echo`)).json().then((x) => x.slice(0, 3));
srv.close();
srv.closeAllConnections?.();
const net = require("net");
const ns = net.createServer((s) => {
  s.write("hi ");
  s.pipe(s);
});
await new Promise((r) => ns.listen(0, r));
out.net = await new Promise((r) => {
  const s = net.connect(ns.address().port, "127.0.0.1");
  let t = "";
  s.on("data", (c) => {
    t += c;
    if (t.endsWith("!")) s.end();
  });
  s.on("close", () => r(t));
  s.on("connect", () => s.write("there!"));
});
ns.close();
out.neterr = await new Promise((r) =>
  net.connect(1, "127.0.0.1").on("error", (e) => r([e.code, e.syscall, e.message, e.port])),
);
out.ip = [net.isIP("1.2.3.4"), net.isIP("::1"), net.isIP("x"), net.isIPv4("1.2.3.256")];
const plainly = (port, bytes) =>
  new Promise((r) => {
    let text = "";
    const s = require("net").connect(port, "127.0.0.1", () => s.write(bytes));
    s.on("data", (d) => (text += d)).on("close", () => r(text)).on("error", () => {});
  });
const garbled = http.createServer(() => {});
await new Promise((r) => garbled.listen(0, "127.0.0.1", r));
out.notHttp = (await plainly(garbled.address().port, Buffer.from([22, 3, 1, 0, 5, 1, 0, 0, 1, 0]))).split("\r\n")[0];
garbled.close();
const talker = require("net").createServer((s) => s.end("220 hello\r\n"));
await new Promise((r) => talker.listen(0, "127.0.0.1", r));
out.notHttpServer = await new Promise((r) =>
  http.get({ host: "127.0.0.1", port: talker.address().port }).on("error", (e) => r([e.code, e.message])),
);
talker.close();
out.refusedOrder = await new Promise((r) => {
  const events = [];
  http
    .request({ host: "127.0.0.1", port: 1, method: "POST" })
    .on("error", (e) => events.push(e.code))
    .on("close", () => {
      events.push("close");
      setTimeout(() => r(events), 20);
    });
});
out.leftByClient = await new Promise((r) => {
  const waits = http.createServer((q, p) => {
    p.on("close", () => {
      waits.close();
      r(["close", p.writableFinished]);
    });
    p.write("first");
  });
  waits.listen(0, "127.0.0.1", () => {
    const q = http.get({ host: "127.0.0.1", port: waits.address().port }, () => q.destroy()).on("error", () => {});
  });
});
return out;
