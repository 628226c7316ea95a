package swamp.runtime.script;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** A symmetric cipher of {@code node:crypto} that is fed piece by piece. Not thread-safe. */
final class CipherState {
  private static final Pattern AES = Pattern.compile("aes-?(128|192|256)-(cbc|ctr|ecb|gcm|cfb|cfb8|ofb)");
  private static final String CHACHA = "chacha20-poly1305";

  private final boolean encrypts;
  private final boolean authenticated;
  private final SecretKeySpec key;
  private final String mode;
  private final byte[] start;
  private final int tagLength;
  private final ByteArrayOutputStream authenticatedData = new ByteArrayOutputStream();
  private boolean padding = true;
  private byte[] tag = {};
  private @Nullable Cipher cipher;
  private @Nullable FeedbackCipher stream;

  /**
   * @param name as OpenSSL names it, such as {@code aes-256-gcm}
   * @param tagLength in bytes
   */
  CipherState(String name, boolean encrypts, byte[] key, byte[] start, int tagLength) {
    String plain = name.toLowerCase(Locale.ROOT);
    Matcher aes = AES.matcher(plain);
    if (!aes.matches() && !plain.equals(CHACHA)) {
      throw new HostError("TypeError", "Unknown cipher", "ERR_CRYPTO_UNKNOWN_CIPHER");
    }
    int bits = aes.matches() ? Integer.parseInt(aes.group(1)) : 256;
    if (key.length * 8 != bits) {
      throw new HostError("RangeError", "Invalid key length", "ERR_CRYPTO_INVALID_KEYLEN");
    }
    this.encrypts = encrypts;
    this.mode = aes.matches() ? aes.group(2) : CHACHA;
    this.authenticated = mode.equals("gcm") || mode.equals(CHACHA);
    if (start.length == 0 != mode.equals("ecb") || (!authenticated && !mode.equals("ecb") && start.length != 16)) {
      throw new HostError("TypeError", "Invalid initialization vector", "ERR_CRYPTO_INVALID_IV");
    }
    this.key = new SecretKeySpec(key, aes.matches() ? "AES" : "ChaCha20");
    this.start = start.clone();
    this.tagLength = tagLength;
  }

  void padding(boolean on) {
    padding = on;
  }

  void authenticate(byte[] bytes) {
    authenticatedData.writeBytes(bytes);
  }

  /** The tag that the data must have, when decrypting. */
  void tag(byte[] bytes) {
    tag = bytes.clone();
  }

  /** The tag of what was encrypted, after {@link #finish}. */
  byte[] tag() {
    return tag.clone();
  }

  byte[] update(byte[] bytes) throws GeneralSecurityException {
    if (isFeedback()) {
      return stream().apply(bytes);
    }
    byte[] out = started().update(bytes);
    return out == null ? new byte[0] : out;
  }

  byte[] finish() throws GeneralSecurityException {
    if (isFeedback()) {
      return new byte[0];
    }
    Cipher running = started();
    try {
      byte[] out = !encrypts && authenticated ? running.doFinal(tag) : running.doFinal();
      if (!encrypts || !authenticated) {
        return out;
      }
      tag = Arrays.copyOfRange(out, out.length - tagLength, out.length);
      return Arrays.copyOf(out, out.length - tagLength);
    } catch (AEADBadTagException e) {
      throw new HostError("Error", "Unsupported state or unable to authenticate data");
    }
  }

  private boolean isFeedback() {
    return mode.equals("cfb") || mode.equals("ofb");
  }

  private FeedbackCipher stream() throws GeneralSecurityException {
    FeedbackCipher running = stream;
    if (running == null) {
      running = new FeedbackCipher(key, start, mode.equals("ofb") ? FeedbackCipher.Feedback.KEY_STREAM
          : encrypts ? FeedbackCipher.Feedback.CIPHERTEXT_OUT : FeedbackCipher.Feedback.CIPHERTEXT_IN);
      stream = running;
    }
    return running;
  }

  private Cipher started() throws GeneralSecurityException {
    Cipher running = cipher;
    if (running == null) {
      running = Cipher.getInstance(transformation());
      int direction = encrypts ? Cipher.ENCRYPT_MODE : Cipher.DECRYPT_MODE;
      if (mode.equals("ecb")) {
        running.init(direction, key);
      } else {
        running.init(direction, key, parameters());
      }
      if (authenticatedData.size() > 0) {
        running.updateAAD(authenticatedData.toByteArray());
      }
      cipher = running;
    }
    return running;
  }

  private String transformation() {
    return switch (mode) {
      case CHACHA -> "ChaCha20-Poly1305";
      case "cbc", "ecb" -> "AES/" + mode.toUpperCase(Locale.ROOT) + (padding ? "/PKCS5Padding" : "/NoPadding");
      case String other -> "AES/" + other.toUpperCase(Locale.ROOT) + "/NoPadding";
    };
  }

  private AlgorithmParameterSpec parameters() {
    return mode.equals("gcm") ? new GCMParameterSpec((encrypts || tag.length == 0 ? tagLength : tag.length) * 8, start)
        : new IvParameterSpec(start);
  }
}
