package swamp.runtime.script;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;

/**
 * A way of encrypting with AES. Immutable.
 *
 * @param name {@code AES-GCM}, {@code AES-CBC}, {@code AES-CTR} or {@code AES-KW}
 * @param encrypts or decrypts
 * @param bits length of GCM's tag, or of CTR's counter
 */
record CryptoCipher(String name, boolean encrypts, int bits) {
  /**
   * The content encrypted or decrypted; {@code start} is the first vector or counter, {@code more} what GCM
   * authenticates too.
   */
  byte[] aes(byte[] key, byte[] start, byte[] more, byte[] content) throws GeneralSecurityException {
    SecretKeySpec aes = new SecretKeySpec(key, "AES");
    int mode = encrypts ? Cipher.ENCRYPT_MODE : Cipher.DECRYPT_MODE;
    return switch (name) {
      case "AES-GCM" -> {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, aes, new GCMParameterSpec(bits, start));
        cipher.updateAAD(more);
        yield cipher.doFinal(content);
      }
      case "AES-CBC" -> {
        Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        cipher.init(mode, aes, new IvParameterSpec(start));
        yield cipher.doFinal(content);
      }
      case "AES-CTR" -> counted(aes, start, content);
      case "AES-KW" -> {
        Cipher cipher = Cipher.getInstance("AES/KW/NoPadding");
        cipher.init(mode, aes);
        yield cipher.doFinal(content);
      }
      case String other -> throw new HostError("NotSupportedError", "Unrecognized algorithm name " + other);
    };
  }

  // The JDK counts with all 16 bytes; the web counts with the last bits only, so a counter that starts over splits the
  // content.
  private byte[] counted(SecretKeySpec key, byte[] counter, byte[] content) throws GeneralSecurityException {
    BigInteger space = BigInteger.ONE.shiftLeft(bits);
    BigInteger start = new BigInteger(1, counter);
    BigInteger left = space.subtract(start.mod(space));
    long blocks = (content.length + 15L) / 16;
    if (BigInteger.valueOf(blocks).compareTo(space) > 0) {
      throw new HostError("OperationError", "Counter overflow");
    }
    Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
    cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(counter));
    if (left.compareTo(BigInteger.valueOf(blocks)) >= 0) {
      return cipher.doFinal(content);
    }
    int split = left.intValueExact() * 16;
    byte[] result = Arrays.copyOf(cipher.doFinal(content, 0, split), content.length);
    cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(bytes(start.subtract(start.mod(space)))));
    byte[] rest = cipher.doFinal(content, split, content.length - split);
    System.arraycopy(rest, 0, result, split, rest.length);
    return result;
  }

  private static byte[] bytes(BigInteger counter) {
    byte[] shortest = counter.toByteArray();
    byte[] whole = new byte[16];
    int length = Math.min(shortest.length, 16);
    System.arraycopy(shortest, shortest.length - length, whole, 16 - length, length);
    return whole;
  }

  /** RSA-OAEP with a public key (encrypts) or a private one. */
  static byte[] rsaOaep(boolean encrypt, String hash, byte[] key, byte[] label, byte[] content)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
    OAEPParameterSpec parameters =
        new OAEPParameterSpec(hash, "MGF1", new MGF1ParameterSpec(hash), new PSource.PSpecified(label));
    if (encrypt) {
      cipher.init(Cipher.ENCRYPT_MODE, CryptoKeys.publicKey("RSA", key), parameters);
    } else {
      cipher.init(Cipher.DECRYPT_MODE, CryptoKeys.privateKey("RSA", key), parameters);
    }
    return cipher.doFinal(content);
  }
}
