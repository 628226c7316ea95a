package swamp.runtime.script;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A hash or keyed hash that is fed piece by piece. Not thread-safe. */
sealed interface HashState {
  void update(byte[] bytes);

  /** The hash of everything so far; the state starts afresh. */
  byte[] finish();

  /** A state that goes on from here by itself. */
  HashState copy();

  /** The JDK's name of a hash by Node's or OpenSSL's: {@code sha256}, {@code RSA-SHA256}, {@code SHA2-256}. */
  static String hashName(String name) {
    String plain = name.toLowerCase(Locale.ROOT).replaceFirst("^rsa-", "").replaceFirst("^sha2-", "sha").replace("sha-", "sha");
    return switch (plain) {
      case "md5" -> "MD5";
      case "sha1" -> "SHA-1";
      case "sha224", "sha256", "sha384", "sha512" -> "SHA-" + plain.substring(3);
      case "sha512-224", "sha512/224" -> "SHA-512/224";
      case "sha512-256", "sha512/256" -> "SHA-512/256";
      case "sha3-224", "sha3-256", "sha3-384", "sha3-512" -> plain.toUpperCase(Locale.ROOT);
      case "md2" -> "MD2";
      default -> throw new HostError("Error", "Digest method not supported", "ERR_CRYPTO_INVALID_DIGEST");
    };
  }

  /** The JDK's name of the keyed hash. */
  static String keyedName(String name) {
    String hash = hashName(name);
    return "Hmac" + (hash.startsWith("SHA3") ? hash : hash.replace("-", ""));
  }

  static HashState plain(String name) throws GeneralSecurityException {
    return new Plain(MessageDigest.getInstance(hashName(name)));
  }

  static HashState keyed(String name, byte[] key) throws GeneralSecurityException {
    Mac mac = Mac.getInstance(keyedName(name));
    // The JDK takes no empty key; one zero byte is the same to this algorithm.
    mac.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, mac.getAlgorithm()));
    return new Keyed(mac);
  }

  /** Without a key. */
  record Plain(MessageDigest digest) implements HashState {
    @Override
    public void update(byte[] bytes) {
      digest.update(bytes);
    }

    @Override
    public byte[] finish() {
      return digest.digest();
    }

    @Override
    public HashState copy() {
      try {
        return new Plain((MessageDigest) digest.clone());
      } catch (CloneNotSupportedException e) {
        throw new HostError("Error", "this hash cannot be copied");
      }
    }
  }

  /** With a key. */
  record Keyed(Mac mac) implements HashState {
    @Override
    public void update(byte[] bytes) {
      mac.update(bytes);
    }

    @Override
    public byte[] finish() {
      return mac.doFinal();
    }

    @Override
    public HashState copy() {
      try {
        return new Keyed((Mac) mac.clone());
      } catch (CloneNotSupportedException e) {
        throw new HostError("Error", "this hash cannot be copied");
      }
    }
  }
}
