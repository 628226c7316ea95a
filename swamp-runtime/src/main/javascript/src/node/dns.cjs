// node:dns.
"use strict";
const { missing, NUMBERS } = require("./errors.cjs");
const { host } = require("../platform/host.js");
const net = require("./net.cjs");

const failure = (syscall, name, error) => {
  const code = error.code || "EAI_FAIL";
  return Object.assign(new Error(`${syscall} ${code} ${name}`), {
    errno: -(NUMBERS[code] ?? 0) || undefined,
    code,
    syscall,
    hostname: name,
  });
};

async function lookup(name, options) {
  const { family = 0, all = false } = typeof options === "number" ? { family: options } : (options ?? {});
  const wanted = family === "IPv4" ? 4 : family === "IPv6" ? 6 : family;
  const literal = net.isIP(name);
  let found;
  try {
    found = literal ? [[name, literal]] : await host.promise("network.lookup", String(name));
  } catch (error) {
    throw failure("getaddrinfo", name, error);
  }
  const matching = found
    .filter(([, kind]) => wanted === 0 || kind === wanted)
    .map(([address, kind]) => ({ address, family: kind }));
  if (matching.length === 0) throw failure("getaddrinfo", name, { code: "ENOTFOUND" });
  return all ? matching : matching[0];
}

const NAMES = {
  A: "queryA",
  AAAA: "queryAaaa",
  MX: "queryMx",
  TXT: "queryTxt",
  NS: "queryNs",
  CNAME: "queryCname",
  SRV: "querySrv",
  PTR: "queryPtr",
  SOA: "querySoa",
  CAA: "queryCaa",
  NAPTR: "queryNaptr",
};
const bare = (name) => name.replace(/\.$/, "");
const SHAPES = {
  MX: ({ preference, exchange }) => ({ exchange: bare(exchange), priority: preference }),
  SRV: ({ priority, weight, port, target }) => ({ name: bare(target), port, priority, weight }),
  NS: bare,
  CNAME: bare,
  PTR: bare,
  CAA: ({ critical, tag, value }) => ({ critical: critical ? 128 : 0, [tag]: value }),
  SOA: ({ mname, rname, serial, refresh, retry, expire, minimum }) => ({
    nsname: bare(mname),
    hostmaster: bare(rname),
    serial,
    refresh,
    retry,
    expire,
    minttl: minimum,
  }),
  NAPTR: ({ order, preference, flags, services, regexp, replacement }) => ({
    flags,
    service: services,
    regexp,
    replacement: bare(replacement),
    order,
    preference,
  }),
};

let servers = [];

async function resolve(name, type = "A") {
  const [server = "", port = 53] = servers.length > 0 ? servers[0].split("#") : [];
  try {
    const records = await host.promise("network.resolve", String(name), type, server, Number(port));
    const shown = SHAPES[type] ? records.map(SHAPES[type]) : records;
    return type === "SOA" ? shown[0] : shown;
  } catch (error) {
    throw failure(NAMES[type] ?? `query${type}`, name, error);
  }
}

const reverseName = (address) =>
  net.isIPv4(address)
    ? `${address.split(".").reverse().join(".")}.in-addr.arpa`
    : missing("dns.reverse of an IPv6 address")();
const reverse = (address) => resolve(reverseName(address), "PTR");

const promises = {
  lookup,
  resolve,
  reverse,
  lookupService: missing("dns.lookupService"),
  getServers: () => [...servers],
  setServers: (list) => (servers = [...list]),
  setDefaultResultOrder() {},
  getDefaultResultOrder: () => "verbatim",
};
for (const type of Object.keys(NAMES)) {
  const name =
    type === "A" ? "resolve4" : type === "AAAA" ? "resolve6" : `resolve${type[0]}${type.slice(1).toLowerCase()}`;
  promises[name] = (host) => resolve(host, type);
}

const called =
  (action) =>
  (...args) => {
    const callback = args.pop();
    action(...args).then((value) => callback(null, value), callback);
  };

class Resolver {
  constructor() {
    Object.assign(this, Object.fromEntries(Object.entries(promises).map(([name, action]) => [name, action])));
  }
  cancel() {}
}
promises.Resolver = Resolver;

const dns = {
  ...Object.fromEntries(
    Object.entries(promises)
      .filter(([name]) => /^(?:resolve|reverse)/.test(name))
      .map(([name, action]) => [name, called(action)]),
  ),
  lookup(name, options, callback) {
    const [given, done] = typeof options === "function" ? [{}, options] : [options, callback];
    const all = given?.all === true;
    lookup(name, given).then((found) => (all ? done(null, found) : done(null, found.address, found.family)), done);
  },
  lookupService: missing("dns.lookupService"),
  getServers: promises.getServers,
  setServers: promises.setServers,
  setDefaultResultOrder() {},
  getDefaultResultOrder: () => "verbatim",
  Resolver: class {
    constructor() {
      for (const [name, action] of Object.entries(promises))
        this[name] = /^(?:resolve|reverse)/.test(name) ? called(action) : action;
    }
    cancel() {}
  },
  promises,
  ADDRCONFIG: 32,
  ALL: 16,
  V4MAPPED: 8,
};
for (const code of [
  "NODATA",
  "FORMERR",
  "SERVFAIL",
  "NOTFOUND",
  "NOTIMP",
  "REFUSED",
  "BADQUERY",
  "BADNAME",
  "BADFAMILY",
  "BADRESP",
  "CONNREFUSED",
  "TIMEOUT",
  "EOF",
  "CANCELLED",
]) {
  dns[code] = `E${code}`;
}
Object.defineProperty(dns.lookup, Symbol.for("nodejs.util.promisify.custom"), { value: lookup });

module.exports = dns;
