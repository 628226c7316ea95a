package swamp.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

/**
 * Which build this is, for people: in {@code hello}, {@code version} and {@code daemon status}. Whether two peers
 * understand each other is decided by the protocol number alone, never by this (lesson 2).
 *
 * @param version such as {@code 0.1.0}
 * @param hash of the sources, or {@code development}
 * @param builtAt when a release was built
 */
public record BuildFingerprint(String version, String hash, Optional<Instant> builtAt) {
  private static final String UNKNOWN = "development";

  /** The fingerprint of the running build, as its jar or image says. */
  public static BuildFingerprint current() {
    return Own.FINGERPRINT;
  }

  private static BuildFingerprint read() {
    Properties properties = new Properties();
    try (InputStream resource = BuildFingerprint.class.getResourceAsStream("build.properties")) {
      if (resource != null) {
        properties.load(resource);
      }
    } catch (IOException e) {
      return new BuildFingerprint(UNKNOWN, UNKNOWN, Optional.empty());
    }
    return new BuildFingerprint(
        given(properties, "version"), given(properties, "hash"), instant(properties.getProperty("time", "")));
  }

  /** The fingerprint that a peer tells in its hello. */
  public static BuildFingerprint told(String text, Optional<String> builtAt) {
    int plus = text.indexOf('+');
    return new BuildFingerprint(plus < 0 ? text : text.substring(0, plus), plus < 0 ? UNKNOWN : text.substring(plus + 1),
        builtAt.flatMap(BuildFingerprint::instant));
  }

  /** Such as {@code 0.1.0+3f2a9c1}. */
  public String text() {
    return version + "+" + hash;
  }

  /** Whether this build was certainly made after the other one; builds that do not tell their time are never newer. */
  public boolean isNewerThan(BuildFingerprint other) {
    return builtAt.isPresent() && other.builtAt.isPresent() && builtAt.get().isAfter(other.builtAt.get());
  }

  /** Read once, when first asked for. */
  private static final class Own {
    static final BuildFingerprint FINGERPRINT = read();
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static String given(Properties properties, String name) {
    String value = properties.getProperty(name, UNKNOWN);
    return value.isBlank() || value.startsWith("${") ? UNKNOWN : value;
  }
}
