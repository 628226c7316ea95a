// Whether a certificate is that of a host, as Node decides it.
"use strict";
const { coded } = require("./errors.cjs");

const withoutDot = (name) => name.replace(/\.$/, "");
const partsOf = (name) => withoutDot(name).toLowerCase().split(".");
const isAddress = (name) => /^\d+\.\d+\.\d+\.\d+$/.test(name) || name.includes(":");
const canonical = (address) =>
  address.includes(":") ? new URL(`http://[${address}]`).hostname.slice(1, -1) : address;

/** A star stands for a part of the first label, below a domain of at least two. */
function matches(host, pattern) {
  const wanted = partsOf(pattern ?? "");
  if (host.length !== wanted.length || wanted.some((part) => part === "" || /[^\u0021-\u007f]/.test(part))) return false;
  if (host.slice(1).some((part, i) => part !== wanted[i + 1])) return false;
  const [label] = host;
  const pieces = wanted[0].split("*");
  if (pieces.length === 1 || wanted[0].includes("xn--")) return label === wanted[0];
  const [before, after] = pieces;
  return (
    pieces.length === 2 &&
    wanted.length > 2 &&
    before.length + after.length <= label.length &&
    label.startsWith(before) &&
    label.endsWith(after)
  );
}

/** Why the certificate is not that of the host; undefined when it is. */
function complaint(host, { subject, subjectaltname }) {
  const names = (subjectaltname ?? "").split(", ");
  const withPrefix = (prefix) =>
    names.filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length));
  const hosts = withPrefix("DNS:");
  if (isAddress(host)) {
    const addresses = withPrefix("IP Address:").map(canonical);
    return addresses.includes(canonical(host)) ? undefined : `IP: ${host} is not in the cert's list: ${addresses.join(", ")}`;
  }
  const parts = partsOf(host);
  if (hosts.length > 0) {
    return hosts.some((name) => matches(parts, name))
      ? undefined
      : `Host: ${host}. is not in the cert's altnames: ${subjectaltname}`;
  }
  const common = subject?.CN;
  if (common === undefined) return "Cert does not contain a DNS name";
  return [common].flat().some((name) => matches(parts, name)) ? undefined : `Host: ${host}. is not cert's CN: ${common}`;
}

function checkServerIdentity(hostname, cert) {
  const host = withoutDot(String(hostname));
  const reason = complaint(host, cert);
  if (reason === undefined) return undefined;
  const text = `Hostname/IP does not match certificate's altnames: ${reason}`;
  return Object.assign(coded(Error, "ERR_TLS_CERT_ALTNAME_INVALID", text), { reason, host, cert });
}

module.exports = { checkServerIdentity };
