package swamp.cli.rendering;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.function.BiFunction;
import java.util.function.Function;
import swamp.protocol.JsonText;

/**
 * One column of a table.
 *
 * @param heading its name
 * @param value what it shows of one element
 * @param look how that is coloured
 */
public record Column(String heading, Function<JsonNode, String> value, BiFunction<Style, String, String> look) {
  /** A member as it is. */
  public static Column of(String heading, String member) {
    return new Column(heading, element -> text(element.path(member)), (_, text) -> text);
  }

  /** What the element is known by. */
  public static Column name(String heading, String member) {
    return new Column(heading, element -> text(element.path(member)), Style::bold);
  }

  /** Something seldom read. */
  public static Column faint(String heading, String member) {
    return new Column(heading, element -> text(element.path(member)), Style::dim);
  }

  /** How long ago an instant is: {@code 3m}. */
  public static Column age(String heading, String member) {
    return new Column(heading, element -> age(element.path(member).asText()), (_, text) -> text);
  }

  /** How long something took, from milliseconds. */
  public static Column duration(String heading, String member) {
    return new Column(heading,
        element -> element.has(member) ? Clock.duration(element.path(member).asLong()) : "", (_, text) -> text);
  }

  /** Bytes. */
  public static Column size(String heading, String member) {
    return new Column(heading, element -> Clock.size(element.path(member).asLong()), (_, text) -> text);
  }

  /** How something ended, in the colour of that. */
  public static Column status(String heading, String member) {
    return new Column(heading, element -> text(element.path(member)), Style::status);
  }

  Table.Cell cell(JsonNode element, Style style) {
    return new Table.Cell(value.apply(element), text -> look.apply(style, text));
  }

  private static String age(String instant) {
    try {
      return Clock.age(Instant.parse(instant), Instant.now());
    } catch (DateTimeException e) {
      return instant;
    }
  }

  private static String text(JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return "";
    }
    return value.isContainerNode() ? JsonText.compact(value) : value.asText();
  }
}
