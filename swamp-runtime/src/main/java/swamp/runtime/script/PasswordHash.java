package swamp.runtime.script;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Keys out of passwords and secrets, with hashes by Node's names. */
final class PasswordHash {
  private PasswordHash() {}

  /** RFC 8018, over bytes; the JDK's takes characters. */
  static byte[] pbkdf2(String hash, byte[] password, byte[] salt, int iterations, int length) throws GeneralSecurityException {
    Mac mac = mac(hash, password);
    int size = mac.getMacLength();
    ByteBuffer derived = ByteBuffer.allocate((length + size - 1) / size * size);
    for (int block = 1; derived.hasRemaining(); block++) {
      mac.update(salt);
      byte[] round = mac.doFinal(ByteBuffer.allocate(4).putInt(block).array());
      byte[] sum = round.clone();
      for (int i = 1; i < iterations; i++) {
        round = mac.doFinal(round);
        for (int j = 0; j < size; j++) {
          sum[j] ^= round[j];
        }
      }
      derived.put(sum);
    }
    return Arrays.copyOf(derived.array(), length);
  }

  /** RFC 5869. */
  static byte[] hkdf(String hash, byte[] key, byte[] salt, byte[] info, int length) throws GeneralSecurityException {
    int size = mac(hash, salt).getMacLength();
    if (length > 255 * size) {
      throw new HostError("RangeError", "Invalid key length", "ERR_CRYPTO_INVALID_KEYLEN");
    }
    byte[] secret = mac(hash, salt.length == 0 ? new byte[size] : salt).doFinal(key);
    ByteBuffer derived = ByteBuffer.allocate((length + size - 1) / size * size);
    byte[] block = {};
    for (int i = 1; derived.hasRemaining(); i++) {
      Mac mac = mac(hash, secret);
      mac.update(block);
      mac.update(info);
      block = mac.doFinal(new byte[] {(byte) i});
      derived.put(block);
    }
    return Arrays.copyOf(derived.array(), length);
  }

  private static Mac mac(String hash, byte[] key) throws GeneralSecurityException {
    Mac mac = Mac.getInstance(HashState.keyedName(hash));
    mac.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, mac.getAlgorithm()));
    return mac;
  }
}
