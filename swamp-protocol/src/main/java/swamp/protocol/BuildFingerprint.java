package swamp.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/**
 * Which build this is, for people: in {@code hello}, {@code version} and {@code daemon status}. Never compared.
 *
 * @param version such as {@code 0.1.0}
 * @param hash of the sources, or {@code development}
 */
public record BuildFingerprint(String version, String hash) {
  private static final String UNKNOWN = "development";

  /** The fingerprint of the running build, as its jar or image says. */
  public static BuildFingerprint current() {
    Properties properties = new Properties();
    try (InputStream resource = BuildFingerprint.class.getResourceAsStream("build.properties")) {
      if (resource != null) {
        properties.load(resource);
      }
    } catch (IOException e) {
      return new BuildFingerprint(UNKNOWN, UNKNOWN);
    }
    return new BuildFingerprint(given(properties, "version"), given(properties, "hash"));
  }

  /** Such as {@code 0.1.0+3f2a9c1}. */
  public String text() {
    return version + "+" + hash;
  }

  private static String given(Properties properties, String name) {
    String value = properties.getProperty(name, UNKNOWN);
    return value.isBlank() || value.startsWith("${") ? UNKNOWN : value;
  }
}
