package swamp.protocol;

import java.util.Optional;

/** Which of its two streams the caller writes a text to. */
public enum Stream {
  STDOUT("stdout"),
  STDERR("stderr");

  private final String wireName;

  Stream(String wireName) {
    this.wireName = wireName;
  }

  public String wireName() {
    return wireName;
  }

  /** The constant with this wire name. */
  public static Optional<Stream> ofWireName(String wireName) {
    return switch (wireName) {
      case "stdout" -> Optional.of(STDOUT);
      case "stderr" -> Optional.of(STDERR);
      default -> Optional.empty();
    };
  }
}
