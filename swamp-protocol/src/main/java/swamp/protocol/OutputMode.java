package swamp.protocol;

import java.util.Optional;

/** What the caller wants to see: the contract's JSON documents, or text for people. */
public enum OutputMode {
  JSON("json"),
  LOG("log");

  private final String wireName;

  OutputMode(String wireName) {
    this.wireName = wireName;
  }

  public String wireName() {
    return wireName;
  }

  /** The constant with this wire name. */
  public static Optional<OutputMode> ofWireName(String wireName) {
    return switch (wireName) {
      case "json" -> Optional.of(JSON);
      case "log" -> Optional.of(LOG);
      default -> Optional.empty();
    };
  }
}
