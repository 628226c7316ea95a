package swamp.runtime.script;

import org.junit.jupiter.api.Test;

/** crypto and crypto.subtle against published vectors. */
class CryptoTest {
  private static final String START = """
      const hex = (data) => Array.from(new Uint8Array(data), (byte) => byte.toString(16).padStart(2, "0")).join("");
      const bytes = (text) => new TextEncoder().encode(text);
      const { subtle } = crypto;
      const failure = async (work) => { try { await work(); return "none"; } catch (e) { return e.name; } };
      """;

  private final ScriptHarness script = new ScriptHarness();

  private void assertValue(String json, String snippet) throws InterruptedException {
    script.assertValue(json, START + snippet);
  }

  @Test
  void randomnessFillsIntegerArraysOnly() throws InterruptedException {
    assertValue("[3, true, true, \"TypeMismatchError\", \"QuotaExceededError\"]", """
        const some = crypto.getRandomValues(new Uint32Array(3));
        return [some.length, some.some((n) => n !== 0),
          /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(crypto.randomUUID()),
          await failure(() => crypto.getRandomValues(new Float32Array(1))), await failure(() =>
              crypto.getRandomValues(new Uint8Array(65537)))];""");
  }

  @Test
  void digestsAreThoseOfFips180() throws InterruptedException {
    assertValue("""
        ["a9993e364706816aba3e25717850c26c9cd0d89d", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
         "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed", 64, "NotSupportedError"]""", """
        return [hex(await subtle.digest("SHA-1", bytes("abc"))), hex(await subtle.digest({ name: "sha-256" },
            bytes("abc").buffer)),
          hex(await subtle.digest("SHA-384", bytes("abc"))).slice(0, 64), (await subtle.digest("SHA-512",
              new Uint8Array(100_000))).byteLength,
          await failure(() => subtle.digest("MD5", bytes("")))];""");
  }

  @Test
  void hmacIsThatOfRfc4231() throws InterruptedException {
    assertValue("""
        ["5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843", true, false,
         {"kty": "oct", "alg": "HS256", "k": "SmVmZQ", "key_ops": ["sign", "verify"], "ext": true}]""", """
        const key = await subtle.importKey("raw", bytes("Jefe"), { name: "HMAC", hash: "SHA-256" }, true, ["verify",
            "sign"]);
        const data = bytes("what do ya want for nothing?");
        const signature = await subtle.sign("HMAC", key, data);
        return [hex(signature), await subtle.verify("HMAC", key, signature, data), await subtle.verify("HMAC", key,
            signature, bytes("x")),
          await subtle.exportKey("jwk", key)];""");
  }

  @Test
  void keysServeOnlyTheirPurpose() throws InterruptedException {
    assertValue("""
        ["InvalidAccessError", "InvalidAccessError", "SyntaxError", "TypeError", "NotSupportedError",
            "DataError"]""", """
        const algorithm = { name: "HMAC", hash: "SHA-256" };
        const key = await subtle.importKey("raw", bytes("k"), algorithm, false, ["sign"]);
        return [await failure(() => subtle.exportKey("raw", key)), await failure(() => subtle.verify("HMAC", key,
            bytes("a"), bytes("b"))),
          await failure(() => subtle.importKey("raw", bytes("k"), algorithm, false, ["encrypt"])),
          await failure(() => subtle.importKey("raw", "text", algorithm, false, ["sign"])),
          await failure(() => subtle.importKey("raw", bytes("k"), "FOO", false, ["sign"])),
          await failure(() => subtle.importKey("pkcs8", bytes("k"), { name: "ECDSA", namedCurve: "P-256" }, false,
              ["sign"]))];""");
  }

  @Test
  void aesEncryptsAsNistsVectorsDo() throws InterruptedException {
    assertValue("""
        ["0388dace60b6a392f328c2b971b2fe78ab6e47d42cec13bdf53a67b21257bddf", "00000000000000000000000000000000",
            "OperationError",
         "3f5b8cc9ea855a0afa7347d23e8d664e", true]""", """
        const zero = new Uint8Array(16);
        const gcm = await subtle.importKey("raw", zero, "AES-GCM", false, ["encrypt", "decrypt"]);
        const how = { name: "AES-GCM", iv: new Uint8Array(12) };
        const encrypted = await subtle.encrypt(how, gcm, zero);
        const ctr = await subtle.importKey("raw", zero, "AES-CTR", false, ["encrypt"]);
        const counter = new Uint8Array(16).fill(255);
        const counted = new Uint8Array(await subtle.encrypt({ name: "AES-CTR", counter, length: 8 }, ctr,
            new Uint8Array(32)));
        const over = counter.slice();
        over[15] = 0;
        const next = await subtle.encrypt({ name: "AES-CTR", counter: over, length: 8 }, ctr, zero);
        return [hex(encrypted), hex(await subtle.decrypt(how, gcm, encrypted)), await failure(() => subtle.decrypt(how,
            gcm, new Uint8Array(32))),
          hex(counted.subarray(0, 16)), hex(counted.subarray(16)) === hex(next)];""");
  }

  @Test
  void ed25519IsThatOfRfc8032() throws InterruptedException {
    assertValue("""
        ["e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
         true, false, true]""", """
        const d = "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A";
        const x = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";
        const key = await subtle.importKey("jwk", { kty: "OKP", crv: "Ed25519", d, x }, "Ed25519", true, ["sign"]);
        const open = await subtle.importKey("jwk", { kty: "OKP", crv: "Ed25519", x }, "Ed25519", true, ["verify"]);
        const signature = await subtle.sign("Ed25519", key, new Uint8Array(0));
        const back = await subtle.exportKey("jwk", key);
        return [hex(signature), await subtle.verify("Ed25519", open, signature, new Uint8Array(0)),
          await subtle.verify("Ed25519", open, signature, bytes("x")), back.x === x && back.d === d];""");
  }

  @Test
  void ecdsaKeysTravelInEveryFormat() throws InterruptedException {
    assertValue("[64, true, true, true, \"ES256\", 65, [\"verify\"]]", """
        const how = { name: "ECDSA", namedCurve: "P-256" };
        const hashed = { name: "ECDSA", hash: "SHA-256" };
        const pair = await subtle.generateKey(how, true, ["sign", "verify"]);
        const jwk = await subtle.exportKey("jwk", pair.privateKey);
        const raw = await subtle.exportKey("raw", pair.publicKey);
        const again = await subtle.importKey("pkcs8", await subtle.exportKey("pkcs8", pair.privateKey), how, false,
            ["sign"]);
        const signature = await subtle.sign(hashed, again, bytes("m"));
        const verify = async (format, data) =>
          subtle.verify(hashed, await subtle.importKey(format, data, how, true, ["verify"]), signature, bytes("m"));
        return [signature.byteLength, await verify("jwk", { kty: jwk.kty, crv: jwk.crv, x: jwk.x, y: jwk.y }),
            await verify("raw", raw),
          await verify("spki", await subtle.exportKey("spki", pair.publicKey)), jwk.alg, raw.byteLength,
              pair.publicKey.usages];""");
  }

  @Test
  void rsaSignsAndEncrypts() throws InterruptedException {
    assertValue("[256, true, true, \"secret\", [\"alg\", \"kty\", \"n\", \"e\", \"key_ops\", \"ext\"]]", """
        const rsa = (name) => ({ name, modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]),
            hash: "SHA-256" });
        const pair = await subtle.generateKey(rsa("RSASSA-PKCS1-v1_5"), true, ["sign", "verify"]);
        const signature = await subtle.sign("RSASSA-PKCS1-v1_5", pair.privateKey, bytes("m"));
        const pkcs8 = await subtle.exportKey("pkcs8", pair.privateKey);
        const spki = await subtle.exportKey("spki", pair.publicKey);
        const as = (name, usage, format, data) => subtle.importKey(format, data, { name, hash: "SHA-256" }, false,
            [usage]);
        const pss = { name: "RSA-PSS", saltLength: 32 };
        const salted = await subtle.sign(pss, await as("RSA-PSS", "sign", "pkcs8", pkcs8), bytes("m"));
        const hidden = await subtle.encrypt("RSA-OAEP", await as("RSA-OAEP", "encrypt", "spki", spki), bytes("secret"));
        return [signature.byteLength, await subtle.verify("RSASSA-PKCS1-v1_5", pair.publicKey, signature, bytes("m")),
          await subtle.verify(pss, await as("RSA-PSS", "verify", "spki", spki), salted, bytes("m")),
          new TextDecoder().decode(await subtle.decrypt("RSA-OAEP", await as("RSA-OAEP", "decrypt", "pkcs8", pkcs8),
              hidden)),
          Object.keys(await subtle.exportKey("jwk", pair.publicKey))];""");
  }

  @Test
  void bothSidesAgreeOnASecret() throws InterruptedException {
    assertValue("[true, true, 256]", """
        const agree = async (algorithm) => {
          const [a, b] = [await subtle.generateKey(algorithm, false, ["deriveBits"]),
              await subtle.generateKey(algorithm, false, ["deriveBits"])];
          const derive = async (own, other) => hex(await subtle.deriveBits({ name: own.algorithm.name, public: other },
              own, 256));
          return await derive(a.privateKey, b.publicKey) === await derive(b.privateKey, a.publicKey);
        };
        const pair = await subtle.generateKey({ name: "ECDH", namedCurve: "P-256" }, false, ["deriveKey"]);
        const key = await subtle.deriveKey({ name: "ECDH", public: pair.publicKey }, pair.privateKey,
            { name: "AES-GCM", length: 256 }, false,
          ["encrypt"]);
        return [await agree({ name: "ECDH", namedCurve: "P-384" }), await agree("X25519"), key.algorithm.length];""");
  }

  @Test
  void passwordsAndKeysAreStretchedAsTheRfcsSay() throws InterruptedException {
    assertValue("""
        ["4b007901b765489abead49d926f721d065a429c1",
         "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"]""", """
        const password = await subtle.importKey("raw", bytes("password"), "PBKDF2", false, ["deriveBits"]);
        const stretched = await subtle.deriveBits({ name: "PBKDF2", hash: "SHA-1", salt: bytes("salt"),
            iterations: 4096 }, password, 160);
        const range = (from, count) => Uint8Array.from({ length: count }, (_, i) => from + i);
        const secret = await subtle.importKey("raw", new Uint8Array(22).fill(0x0b), "HKDF", false, ["deriveBits"]);
        const expanded = await subtle.deriveBits({ name: "HKDF", hash: "SHA-256", salt: range(0, 13), info: range(0xf0,
            10) }, secret, 336);
        return [hex(stretched), hex(expanded)];""");
  }

  @Test
  void aKeyWrapsAnotherAsRfc3394Says() throws InterruptedException {
    assertValue("[\"1fa68b0a8112b447aef34bd8fb5a7b829d3e862371d2cfe5\", \"00112233445566778899aabbccddeeff\"]", """
        const data = (text) => Uint8Array.from(text.match(/../g), (byte) => Number.parseInt(byte, 16));
        const wrapper = await subtle.importKey("raw", data("000102030405060708090a0b0c0d0e0f"), "AES-KW", false,
            ["wrapKey", "unwrapKey"]);
        const key = await subtle.importKey("raw", data("00112233445566778899aabbccddeeff"), "AES-GCM", true,
            ["encrypt"]);
        const wrapped = await subtle.wrapKey("raw", key, wrapper, "AES-KW");
        const back = await subtle.unwrapKey("raw", wrapped, wrapper, "AES-KW", "AES-GCM", true, ["encrypt"]);
        return [hex(wrapped), hex(await subtle.exportKey("raw", back))];""");
  }
}
