package swamp.runtime.vault;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keys derived from passwords: PBKDF2 with HMAC-SHA-256, 100,000 iterations, 32 bytes (vaults.md). Thread-safe.
 *
 * <p>One derivation takes tens of milliseconds, so keys are remembered: in memory only and never on disk, at most 256, each
 * forgotten ten minutes after it was last used. What is remembered are derived keys, never passwords or secrets: they are found
 * again by a hash of the password and the salt of the secret's file, so that a changed key or a rewritten secret is derived anew.
 */
public final class DerivedKeys {
  private static final int ITERATIONS = 100_000;
  private static final int KEPT = 256;
  private static final Duration IDLE = Duration.ofMinutes(10);
  private static final String MAC = "HmacSHA256";

  private final Cache<ByteBuffer, SecretKey> keys = Caffeine.newBuilder()
      .maximumSize(KEPT)
      .expireAfterAccess(IDLE)
      .scheduler(Scheduler.systemScheduler())
      .build();

  /** The AES key of a password and a salt. */
  SecretKey derive(byte[] password, byte[] salt) {
    return keys.get(fingerprint(password, salt), known -> new SecretKeySpec(pbkdf2(password, salt), "AES"));
  }

  /** Forgets all keys at once. */
  public void clear() {
    keys.invalidateAll();
  }

  private static ByteBuffer fingerprint(byte[] password, byte[] salt) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] passwordHash = digest.digest(password);
      digest.update(passwordHash);
      return ByteBuffer.wrap(digest.digest(salt));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  // Written out because the platform's own takes characters, and a password may be any bytes; 32 bytes are one block.
  static byte[] pbkdf2(byte[] password, byte[] salt) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(new SecretKeySpec(password, MAC));
      mac.update(salt);
      byte[] round = mac.doFinal(new byte[] {0, 0, 0, 1});
      byte[] key = round.clone();
      for (int i = 1; i < ITERATIONS; i++) {
        mac.update(round);
        mac.doFinal(round, 0);
        for (int j = 0; j < key.length; j++) {
          key[j] ^= round[j];
        }
      }
      return key;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + MAC, e);
    }
  }
}
