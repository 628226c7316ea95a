package swamp.cli.rendering;

import com.fasterxml.jackson.databind.JsonNode;

/** The human form of one kind of result document. */
@FunctionalInterface
public interface DocumentText {
  /** Whole lines, each ended by a line break; perhaps none at all. */
  String of(JsonNode document, Style style);

  /** Whether it makes what the document holds fit for a terminal by itself, since that may be coloured. */
  default boolean colored() {
    return false;
  }

  /** Whether a person may want to see it a screen at a time. */
  default boolean paged() {
    return true;
  }
}
