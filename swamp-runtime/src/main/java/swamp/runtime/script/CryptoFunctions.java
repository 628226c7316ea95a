package swamp.runtime.script;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import swamp.protocol.JsonText;

/**
 * Cryptography for {@code crypto} and {@code crypto.subtle}. Keys travel with each call, encoded as PKCS#8,
 * SubjectPublicKeyInfo or plain bytes, so that nothing is kept here. Needs no run.
 */
final class CryptoFunctions {
  private CryptoFunctions() {}

  /** Work that may fail as cryptography does. */
  @FunctionalInterface
  private interface Work {
    Object run() throws GeneralSecurityException;
  }

  static void register(Map<String, HostFunction> functions) {
    registerRandom(functions);
    registerHashes(functions);
    registerSignatures(functions);
    registerCiphers(functions);
    registerDerivation(functions);
    registerKeys(functions);
  }

  private static void registerRandom(Map<String, HostFunction> functions) {
    SecureRandom random = new SecureRandom();
    functions.put("crypto.uuid", call -> () -> UUID.randomUUID().toString());
    functions.put("crypto.random", call -> {
      byte[] bytes = new byte[Math.toIntExact(call.integer(0))];
      return () -> {
        random.nextBytes(bytes);
        return bytes;
      };
    });
  }

  private static void registerHashes(Map<String, HostFunction> functions) {
    functions.put("crypto.digest", call -> {
      String hash = call.string(0);
      byte[] content = call.bytes(1);
      return guarded(() -> MessageDigest.getInstance(hash).digest(content));
    });
    functions.put("crypto.hmac", call -> {
      String hash = call.string(0);
      byte[] key = call.bytes(1);
      byte[] content = call.bytes(4);
      return guarded(() -> hmac(hash, key, content));
    });
  }

  static byte[] hmac(String hash, byte[] key, byte[] content) throws GeneralSecurityException {
    String algorithm = "Hmac" + hash.replace("-", "");
    Mac mac = Mac.getInstance(algorithm);
    // A key of no bytes is the same as one zero byte, which the JDK accepts.
    mac.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, algorithm));
    return mac.doFinal(content);
  }

  private static void registerSignatures(Map<String, HostFunction> functions) {
    functions.put("crypto.sign", call -> {
      CryptoSignature signature = CryptoSignature.of(JsonText.parse(call.string(0)));
      byte[] key = call.bytes(1);
      byte[] content = call.bytes(4);
      return guarded(() -> signature.sign(key, content));
    });
    functions.put("crypto.verify", call -> {
      CryptoSignature signature = CryptoSignature.of(JsonText.parse(call.string(0)));
      byte[] key = call.bytes(1);
      byte[] signed = call.bytes(4);
      byte[] content = call.bytes(7);
      return guarded(() -> signature.verify(key, signed, content));
    });
  }

  private static void registerCiphers(Map<String, HostFunction> functions) {
    functions.put("crypto.aes", call -> {
      CryptoCipher cipher = new CryptoCipher(call.string(0), call.flag(1), Math.toIntExact(call.integer(2)));
      byte[] key = call.bytes(3);
      byte[] start = call.bytes(6);
      byte[] more = call.bytes(9);
      byte[] content = call.bytes(12);
      return guarded(() -> cipher.aes(key, start, more, content));
    });
    functions.put("crypto.rsaOaep", call -> {
      boolean encrypt = call.flag(0);
      String hash = call.string(1);
      byte[] key = call.bytes(2);
      byte[] label = call.bytes(5);
      byte[] content = call.bytes(8);
      return guarded(() -> CryptoCipher.rsaOaep(encrypt, hash, key, label, content));
    });
  }

  private static void registerDerivation(Map<String, HostFunction> functions) {
    functions.put("crypto.agree", call -> {
      String algorithm = call.string(0);
      byte[] own = call.bytes(1);
      byte[] other = call.bytes(4);
      return guarded(() -> CryptoDerivation.agree(algorithm, own, other));
    });
    functions.put("crypto.hkdf", call -> {
      String hash = call.string(0);
      int length = Math.toIntExact(call.integer(1));
      byte[] key = call.bytes(2);
      byte[] salt = call.bytes(5);
      byte[] info = call.bytes(8);
      return guarded(() -> CryptoDerivation.hkdf(hash, key, salt, info, length));
    });
    functions.put("crypto.pbkdf2", call -> {
      String hash = call.string(0);
      int iterations = Math.toIntExact(call.integer(1));
      int length = Math.toIntExact(call.integer(2));
      byte[] password = call.bytes(3);
      byte[] salt = call.bytes(6);
      return guarded(() -> CryptoDerivation.pbkdf2(hash, password, salt, iterations, length));
    });
  }

  private static void registerKeys(Map<String, HostFunction> functions) {
    functions.put("crypto.generate", call -> {
      String algorithm = call.string(0);
      String size = call.string(1);
      return guarded(() -> CryptoKeys.generate(algorithm, size));
    });
    functions.put("crypto.checkKey", call -> {
      String algorithm = call.string(0);
      boolean isPrivate = call.flag(1);
      byte[] key = call.bytes(2);
      return guarded(() -> CryptoKeys.describe(algorithm, isPrivate, key));
    });
    functions.put("crypto.keyFromJwk", call -> {
      var jwk = JsonText.parse(call.string(0));
      return guarded(() -> CryptoKeys.fromJwk(jwk));
    });
    functions.put("crypto.keyToJwk", call -> {
      String algorithm = call.string(0);
      boolean isPrivate = call.flag(1);
      byte[] key = call.bytes(2);
      return guarded(() -> new HostValue.Json(JsonText.compact(CryptoKeys.toJwk(algorithm, isPrivate, key))));
    });
  }

  private static Callable<?> guarded(Work work) {
    return () -> {
      try {
        return work.run();
      } catch (GeneralSecurityException | IllegalArgumentException e) {
        throw new HostError("OperationError", String.valueOf(e.getMessage()));
      }
    };
  }
}
