package swamp.runtime.script;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Bits derived from keys and passwords. */
final class CryptoDerivation {
  private CryptoDerivation() {}

  /** The secret that two key pairs share; algorithm {@code ECDH} or {@code X25519}. */
  static byte[] agree(String algorithm, byte[] ownPrivate, byte[] otherPublic) throws GeneralSecurityException {
    String family = algorithm.equals("ECDH") ? "EC" : algorithm;
    KeyAgreement agreement = KeyAgreement.getInstance(algorithm);
    agreement.init(CryptoKeys.privateKey(family, ownPrivate));
    agreement.doPhase(CryptoKeys.publicKey(family, otherPublic), true);
    return agreement.generateSecret();
  }

  /** RFC 5869. */
  static byte[] hkdf(String hash, byte[] key, byte[] salt, byte[] info, int length) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("Hmac" + hash.replace("-", ""));
    int size = mac.getMacLength();
    if (length > 255 * size) {
      throw new HostError("OperationError", "The length provided for HKDF is too large");
    }
    byte[] secret = CryptoFunctions.hmac(hash, salt.length == 0 ? new byte[size] : salt, key);
    ByteBuffer derived = ByteBuffer.allocate((length + size - 1) / size * size);
    byte[] block = {};
    for (int i = 1; derived.hasRemaining(); i++) {
      ByteBuffer input = ByteBuffer.allocate(block.length + info.length + 1).put(block).put(info).put((byte) i);
      block = CryptoFunctions.hmac(hash, secret, input.array());
      derived.put(block);
    }
    return Arrays.copyOf(derived.array(), length);
  }

  /** RFC 8018. The JDK's own takes characters, not bytes. */
  static byte[] pbkdf2(String hash, byte[] password, byte[] salt, int iterations, int length)
      throws GeneralSecurityException {
    String algorithm = "Hmac" + hash.replace("-", "");
    Mac mac = Mac.getInstance(algorithm);
    mac.init(new SecretKeySpec(password.length == 0 ? new byte[1] : password, algorithm));
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
}
