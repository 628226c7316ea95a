const tls = require("tls");
const answer = (host, cert) => {
  const e = tls.checkServerIdentity(host, cert);
  return e === undefined ? "yes" : [e.code, e.message, e.reason, e.host];
};
const out = {};
const names = (subjectaltname, CN = "other") => ({ subject: { CN }, subjectaltname });
out.identity = [
  answer("a.example.com", names("DNS:a.example.com")),
  answer("A.Example.com.", names("DNS:x.org, DNS:a.example.com")),
  answer("b.example.com", names("DNS:*.example.com")),
  answer("c.b.example.com", names("DNS:*.example.com")),
  answer("example.com", names("DNS:*.example.com")),
  answer("a.com", names("DNS:*.com")),
  answer("foobar.example.com", names("DNS:foo*.example.com")),
  answer("a.example.com", { subject: { CN: "a.example.com" } }),
  answer("a.example.com", { subject: { CN: ["b", "a.example.com"] } }),
  answer("a.example.com", { subject: { CN: "b.example.com" } }),
  answer("a.example.com", names("DNS:b.example.com", "a.example.com")),
  answer("127.0.0.1", names("IP Address:127.0.0.1")),
  answer("127.0.0.1", names("DNS:127.0.0.1")),
  answer("::1", names("IP Address:0:0:0:0:0:0:0:1")),
  answer("a.example.com", { subject: {} }),
];
out.roots = [
  tls.rootCertificates.length > 50,
  tls.rootCertificates[0].startsWith("-----BEGIN CERTIFICATE-----\n"),
  Object.isFrozen(tls.rootCertificates),
];
return out;
