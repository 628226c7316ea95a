package swamp.cli.rendering;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Function;
import swamp.protocol.JsonText;

/**
 * One column of a table.
 *
 * @param heading its name
 * @param value what it shows of one element
 * @param look how that is coloured
 */
public record Column(Table.Heading heading, Function<JsonNode, String> value, Look look) {
  /** How a value is coloured of which only the start may be shown. */
  @FunctionalInterface
  public interface Look {
    String of(Style style, String value, String shown);
  }

  private static final Look PLAIN = (_, _, shown) -> shown;
  private static final Look BOLD = (style, _, shown) -> style.bold(shown);
  private static final Look DIM = (style, _, shown) -> style.dim(shown);

  /** A member as it is. */
  public static Column of(String heading, String member) {
    return new Column(Table.Heading.of(heading), element -> text(element.path(member)), PLAIN);
  }

  /** A member that is a number. */
  public static Column number(String heading, String member) {
    return new Column(Table.Heading.number(heading), element -> text(element.path(member)), PLAIN);
  }

  /** What the element is known by. */
  public static Column name(String heading, String member) {
    return new Column(Table.Heading.essential(heading), element -> text(element.path(member)), BOLD);
  }

  /** Something seldom read. */
  public static Column faint(String heading, String member) {
    return faint(heading, element -> text(element.path(member)));
  }

  /** The same, made from the element. */
  public static Column faint(String heading, Function<JsonNode, String> value) {
    return new Column(new Table.Heading(heading, false, Importance.FAINT), value, DIM);
  }

  /** What the element is known by, made from it. */
  public static Column name(String heading, Function<JsonNode, String> value) {
    return new Column(Table.Heading.essential(heading), value, BOLD);
  }

  /** Anything else that is made from the element. */
  public static Column of(String heading, Function<JsonNode, String> value) {
    return new Column(Table.Heading.of(heading), value, PLAIN);
  }

  /** The same column less conspicuous. */
  Column dim() {
    return new Column(heading, value, DIM);
  }

  /** How long ago an instant is: {@code 3m}. */
  public static Column age(String heading, String member) {
    return new Column(Table.Heading.of(heading), element -> Clock.age(element.path(member).asText()), PLAIN);
  }

  /** How long something took, from milliseconds. */
  public static Column duration(String heading, String member) {
    return new Column(Table.Heading.number(heading),
        element -> element.has(member) ? Clock.duration(element.path(member).asLong()) : "", PLAIN);
  }

  /** Bytes. */
  public static Column size(String heading, String member) {
    return new Column(Table.Heading.number(heading), element -> Clock.size(element.path(member).asLong()), PLAIN);
  }

  /** How something ended, in the colour of that. */
  public static Column status(String heading, String member) {
    return status(heading, element -> text(element.path(member)));
  }

  /** The same, made from the element. */
  public static Column status(String heading, Function<JsonNode, String> value) {
    return new Column(Table.Heading.essential(heading), value, Style::status);
  }

  Table.Cell cell(JsonNode element, Style style) {
    String text = value.apply(element);
    return new Table.Cell(text, shown -> look.of(style, text, shown));
  }

  private static String text(JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return "";
    }
    return value.isContainerNode() ? JsonText.compact(value) : value.asText();
  }
}
