const c = require("crypto");
const out = {};
for (const h of ["md5", "sha1", "sha256", "sha512", "RSA-SHA256", "sha3-256", "sha512-256"])
  out[h] = c.createHash(h).update("héllo").update(Buffer.from("x")).digest("hex");
out.copy = (() => {
  const h = c.createHash("sha256").update("a");
  const k = h.copy();
  return [h.update("b").digest("base64"), k.digest("base64url")];
})();
out.hmac = [
  c.createHmac("sha256", "key").update("data").digest("hex"),
  c.createHmac("sha1", Buffer.alloc(0)).update("").digest("hex"),
];
out.bad = (() => {
  try {
    c.createHash("nope");
  } catch (e) {
    return e.message;
  }
})();
out.twice = (() => {
  const h = c.createHash("md5");
  h.digest();
  try {
    h.digest();
  } catch (e) {
    return [e.code, e.message];
  }
})();
out.kdf = [
  c.pbkdf2Sync("pw", "salt", 1000, 32, "sha256").toString("hex"),
  c.scryptSync("pw", "salt", 32).toString("hex"),
  Buffer.from(c.hkdfSync("sha256", "key", "salt", "info", 42)).toString("hex"),
];
out.kdfa = await new Promise((r) => c.scrypt("pw", "salt", 16, { N: 1024 }, (e, k) => r(k.toString("hex"))));
const key = Buffer.alloc(32, 1),
  iv = Buffer.alloc(16, 2);
for (const n of ["aes-256-cbc", "aes-256-ctr", "aes-256-ecb"]) {
  const e = c.createCipheriv(n, key, n.endsWith("ecb") ? null : iv);
  const x = e.update("hello world, this is text", "utf8", "hex") + e.final("hex");
  const d = c.createDecipheriv(n, key, n.endsWith("ecb") ? null : iv);
  out[n] = [x, d.update(x, "hex", "utf8") + d.final("utf8")];
}
const g = c.createCipheriv("aes-256-gcm", key, Buffer.alloc(12, 3));
g.setAAD(Buffer.from("aad"));
const gx = Buffer.concat([g.update("secret"), g.final()]);
const tag = g.getAuthTag();
out.gcm = [gx.toString("hex"), tag.toString("hex")];
const gd = c.createDecipheriv("aes-256-gcm", key, Buffer.alloc(12, 3));
gd.setAAD(Buffer.from("aad"));
gd.setAuthTag(tag);
out.gcmd = gd.update(gx, null, "utf8") + gd.final("utf8");
out.gcmbad = (() => {
  const q = c.createDecipheriv("aes-256-gcm", key, Buffer.alloc(12, 3));
  q.setAuthTag(Buffer.alloc(16));
  try {
    q.update(gx);
    q.final();
  } catch (e) {
    return e.message;
  }
})();
out.cbcbad = (() => {
  const q = c.createDecipheriv("aes-256-cbc", Buffer.alloc(32, 9), iv);
  try {
    q.update(Buffer.alloc(16));
    q.final();
  } catch (e) {
    return e.code;
  }
})();
const { publicKey, privateKey } = c.generateKeyPairSync("rsa", {
  modulusLength: 2048,
  publicKeyEncoding: { type: "spki", format: "pem" },
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
});
const sig = c.createSign("RSA-SHA256").update("data").sign(privateKey);
out.rsa = [
  publicKey.split("\n")[0],
  c.createVerify("RSA-SHA256").update("data").verify(publicKey, sig),
  c.verify("sha256", Buffer.from("nope"), publicKey, sig),
  c.privateDecrypt(privateKey, c.publicEncrypt(publicKey, Buffer.from("enc"))).toString(),
];
const pss = c.sign("sha256", Buffer.from("d"), { key: privateKey, padding: c.constants.RSA_PKCS1_PSS_PADDING });
out.pss = c.verify("sha256", Buffer.from("d"), { key: publicKey, padding: c.constants.RSA_PKCS1_PSS_PADDING }, pss);
const ko = c.createPrivateKey(privateKey);
out.ko = [
  ko.type,
  ko.asymmetricKeyType,
  c.createPublicKey(ko).export({ type: "spki", format: "pem" }) === publicKey,
  ko.asymmetricKeyDetails.modulusLength,
  ko.export({ type: "pkcs1", format: "pem" }).split("\n")[0],
  c.createPrivateKey(ko.export({ type: "pkcs1", format: "pem" })).export({ type: "pkcs8", format: "pem" }) ===
    privateKey,
  Object.keys(ko.export({ format: "jwk" })).sort(),
];
const ec = c.generateKeyPairSync("ec", { namedCurve: "P-256" });
const es = c.sign("sha256", Buffer.from("x"), { key: ec.privateKey, dsaEncoding: "ieee-p1363" });
out.ec = [
  es.length,
  c.verify("sha256", Buffer.from("x"), { key: ec.publicKey, dsaEncoding: "ieee-p1363" }, es),
  ec.privateKey.asymmetricKeyDetails,
  ec.privateKey.export({ type: "sec1", format: "pem" }).split("\n")[0],
  c.createPublicKey(ec.privateKey).equals(ec.publicKey),
];
const ed = c.generateKeyPairSync("ed25519");
out.ed = [
  c.verify(null, Buffer.from("x"), ed.publicKey, c.sign(null, Buffer.from("x"), ed.privateKey)),
  ed.privateKey.asymmetricKeyType,
];
const a = c.createECDH("prime256v1"),
  b = c.createECDH("prime256v1");
a.generateKeys();
b.generateKeys();
out.ecdh = a.computeSecret(b.getPublicKey()).equals(b.computeSecret(a.getPublicKey()));
out.rand = [
  c.randomBytes(8).length,
  /^[0-9a-f-]{36}$/.test(c.randomUUID()),
  c.randomInt(5) < 5,
  c.timingSafeEqual(Buffer.from("a"), Buffer.from("a")),
  c.getHashes().includes("sha256"),
];
out.constructed = [
  new c.createHmac("sha256", "k").update("x").digest("hex"),
  new c.createCipheriv("aes-128-cbc", Buffer.alloc(16), Buffer.alloc(16)).update("x".repeat(16), "utf8", "hex"),
  typeof new c.createSign("sha256").update,
];
out.streamed = ["cfb", "cfb8", "ofb", "ctr"].map((mode) => {
  const [key, iv] = [Buffer.alloc(32, 1), Buffer.alloc(16, 2)];
  const pieces = (cipher, bytes) => {
    const parts = [];
    for (let i = 0; i < bytes.length; i += 5) parts.push(cipher.update(bytes.subarray(i, i + 5)));
    return Buffer.concat(parts);
  };
  const encrypted = pieces(c.createCipheriv(`aes-256-${mode}`, key, iv), Buffer.from("a text longer than two of its blocks"));
  return [encrypted.toString("hex"), pieces(c.createDecipheriv(`aes-256-${mode}`, key, iv), encrypted).toString()];
});
out.tse = (() => {
  try {
    c.timingSafeEqual(Buffer.from("a"), Buffer.from("ab"));
  } catch (e) {
    return e.code;
  }
})();
out.sub = Buffer.from(await c.webcrypto.subtle.digest("SHA-256", Buffer.from("x"))).toString("hex");
out.hs = await new Promise((r) => {
  const h = c.createHash("sha1");
  h.on("readable", () => {
    const d = h.read();
    if (d) r(d.toString("hex"));
  });
  h.write("x");
  h.end();
});
return out;
