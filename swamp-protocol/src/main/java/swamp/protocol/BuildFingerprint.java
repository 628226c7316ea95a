package swamp.protocol;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * Which build this is, for people: in {@code hello}, {@code version} and {@code daemon status}. Whether two peers
 * understand each other is decided by the protocol number alone, never by this (lesson 2).
 *
 * @param version such as {@code 0.1.0}
 * @param hash of the sources, or {@code development}
 * @param builtAt when a release was built, an ISO instant; as text, because most calls never ask which build is newer
 */
public record BuildFingerprint(String version, String hash, Optional<String> builtAt) {
  private static final String UNKNOWN = "development";

  /** The fingerprint of the running build, as its jar or image says. */
  public static BuildFingerprint current() {
    return new BuildFingerprint(given(BuildFacts.VERSION), given(BuildFacts.HASH), told(BuildFacts.TIME));
  }

  /** The fingerprint that a peer tells in its hello. */
  public static BuildFingerprint told(String text, Optional<String> builtAt) {
    int plus = text.indexOf('+');
    return new BuildFingerprint(plus < 0 ? text : text.substring(0, plus), plus < 0 ? UNKNOWN : text.substring(plus + 1),
        builtAt);
  }

  /** Such as {@code 0.1.0+3f2a9c1}. */
  public String text() {
    return version + "+" + hash;
  }

  /** Whether this build was certainly made after the other one; builds that do not tell their time are never newer. */
  public boolean isNewerThan(BuildFingerprint other) {
    Optional<Instant> own = builtAt.flatMap(BuildFingerprint::instant);
    Optional<Instant> others = other.builtAt.flatMap(BuildFingerprint::instant);
    return own.isPresent() && others.isPresent() && own.get().isAfter(others.get());
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static String given(String value) {
    return told(value).orElse(UNKNOWN);
  }

  private static Optional<String> told(String value) {
    return value.isBlank() || value.startsWith("${") ? Optional.empty() : Optional.of(value);
  }
}
