package swamp.runtime.vault;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import swamp.protocol.JsonText;

/**
 * The content of a {@code <key>.enc} file: AES-256-GCM with a 96-bit initialisation vector and a 128-bit tag behind the cipher
 * text (vaults.md).
 */
final class EncryptedSecret {
  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int VERSION = 2;
  private static final int VECTOR_BYTES = 12;
  private static final int SALT_BYTES = 16;
  private static final int TAG_BITS = 128;

  private final byte[] vector;
  private final byte[] data;
  private final byte[] salt;

  private EncryptedSecret(byte[] vector, byte[] data, byte[] salt) {
    this.vector = vector;
    this.data = data;
    this.salt = salt;
  }

  /** The file cannot be what {@link #toText} writes, or the key is not the one that it was written with. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    private Unreadable(String message, Throwable cause) {
      super(message, cause);
    }
  }

  static EncryptedSecret encrypt(String value, byte[] password, DerivedKeys keys) {
    SecureRandom random = new SecureRandom();
    byte[] vector = new byte[VECTOR_BYTES];
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(vector);
    random.nextBytes(salt);
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, keys.derive(password, salt), vector);
      return new EncryptedSecret(vector, cipher.doFinal(value.getBytes(StandardCharsets.UTF_8)), salt);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + CIPHER, e);
    }
  }

  String decrypt(byte[] password, DerivedKeys keys) throws Unreadable {
    try {
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, keys.derive(password, salt), vector);
      return new String(cipher.doFinal(data), StandardCharsets.UTF_8);
    } catch (AEADBadTagException e) {
      throw new Unreadable("the key does not fit or the file is damaged", e);
    } catch (GeneralSecurityException e) {
      throw new Unreadable(String.valueOf(e.getMessage()), e);
    }
  }

  private static Cipher cipher(int mode, SecretKey key, byte[] vector) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(CIPHER);
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, vector));
    return cipher;
  }

  static EncryptedSecret parse(String text) throws Unreadable {
    try {
      JsonNode json = JsonText.parse(text);
      int version = json.path("version").asInt();
      if (version != VERSION) {
        throw new Unreadable("its version is " + version + " where only " + VERSION + " is known", new IllegalStateException());
      }
      return new EncryptedSecret(bytes(json, "iv"), bytes(json, "data"), bytes(json, "salt"));
    } catch (RuntimeException e) {
      throw new Unreadable("it is not an encrypted secret", e);
    }
  }

  private static byte[] bytes(JsonNode json, String member) {
    return Base64.getDecoder().decode(json.path(member).asText());
  }

  /** The file's content, as the existing program writes it. */
  String toText() {
    Base64.Encoder base64 = Base64.getEncoder();
    return JsonText.pretty(JsonText.object()
        .put("iv", base64.encodeToString(vector))
        .put("data", base64.encodeToString(data))
        .put("salt", base64.encodeToString(salt))
        .put("version", VERSION));
  }
}
