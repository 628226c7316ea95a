package swamp.runtime.script;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES in the modes CFB and OFB as streams: every byte that goes in comes out at once, while the JDK's hold back what is no
 * whole block. Not thread-safe.
 */
final class FeedbackCipher {
  private static final int BLOCK = 16;

  /** What is fed back into the cipher. */
  enum Feedback { CIPHERTEXT_OUT, CIPHERTEXT_IN, KEY_STREAM }

  private final Cipher aes;
  private final Feedback feedback;
  private final byte[] register;
  private byte[] keyStream = {};
  private int position = BLOCK;

  /**
   * @param start 16 bytes
   */
  FeedbackCipher(SecretKeySpec key, byte[] start, Feedback feedback) throws GeneralSecurityException {
    this.aes = Cipher.getInstance("AES/ECB/NoPadding");
    this.aes.init(Cipher.ENCRYPT_MODE, key);
    this.register = start.clone();
    this.feedback = feedback;
  }

  byte[] apply(byte[] in) throws GeneralSecurityException {
    byte[] out = new byte[in.length];
    for (int i = 0; i < in.length; i++) {
      if (position == BLOCK) {
        keyStream = aes.doFinal(register);
        position = 0;
      }
      out[i] = (byte) (in[i] ^ keyStream[position]);
      register[position] = switch (feedback) {
        case CIPHERTEXT_OUT -> out[i];
        case CIPHERTEXT_IN -> in[i];
        case KEY_STREAM -> keyStream[position];
      };
      position++;
    }
    return out;
  }
}
