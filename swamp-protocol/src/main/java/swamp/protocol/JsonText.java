package swamp.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;

/** JSON trees to text and back, written exactly as JavaScript's {@code JSON.stringify} writes them. Thread-safe. */
public final class JsonText {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final double LARGEST_PLAIN_NUMBER = 1e21;
  private static final double SMALLEST_PLAIN_NUMBER = 1e-6;

  private JsonText() {}

  /** An empty object whose members keep their order. */
  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /**
   * The value of a JSON text.
   *
   * @throws SwampException with {@link ErrorCode#INPUT_SYNTAX} when the text is not one JSON value
   */
  public static JsonNode parse(String text) {
    try {
      JsonNode node = MAPPER.readerFor(JsonNode.class)
          .with(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .readValue(text);
      if (node == null || node.isMissingNode()) {
        throw new SwampException(ErrorCode.INPUT_SYNTAX, "Invalid JSON: the text is empty");
      }
      return node;
    } catch (JsonProcessingException e) {
      throw new SwampException(ErrorCode.INPUT_SYNTAX, "Invalid JSON: " + e.getOriginalMessage(), e);
    }
  }

  /** As {@code JSON.stringify(value)}: no white space. */
  public static String compact(JsonNode value) {
    return write(value, false);
  }

  /** As {@code JSON.stringify(value, null, 2)}: two spaces of indent, no trailing line break. */
  public static String pretty(JsonNode value) {
    return write(value, true);
  }

  /** A double as {@code JSON.stringify} writes it: shortest digits, no {@code .0}; {@code null} when not finite. */
  public static String number(double value) {
    if (!Double.isFinite(value)) {
      return "null";
    }
    if (value == 0) {
      return "0";
    }
    double magnitude = Math.abs(value);
    BigDecimal decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    if (magnitude < LARGEST_PLAIN_NUMBER && magnitude >= SMALLEST_PLAIN_NUMBER) {
      return decimal.toPlainString();
    }
    String digits = decimal.unscaledValue().abs().toString();
    int exponent = digits.length() - 1 - decimal.scale();
    String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
    return (value < 0 ? "-" : "") + digits.charAt(0) + fraction + "e" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
  }

  private static String write(JsonNode value, boolean indented) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = MAPPER.createGenerator(text)) {
      if (indented) {
        generator.setPrettyPrinter(new ScriptPrettyPrinter());
      }
      writeNode(generator, value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void writeNode(JsonGenerator generator, JsonNode node) throws IOException {
    if (node.isObject()) {
      generator.writeStartObject();
      for (var member : node.properties()) {
        generator.writeFieldName(member.getKey());
        writeNode(generator, member.getValue());
      }
      generator.writeEndObject();
    } else if (node.isArray()) {
      generator.writeStartArray();
      for (JsonNode element : node) {
        writeNode(generator, element);
      }
      generator.writeEndArray();
    } else if (node.isTextual()) {
      generator.writeString(node.textValue());
    } else if (node.isFloatingPointNumber()) {
      generator.writeNumber(node.isBigDecimal() ? node.decimalValue().toPlainString() : number(node.doubleValue()));
    } else {
      generator.writeTree(node);
    }
  }

  /** {@code "key": value}, one element a line, {@code {}} and {@code []} when empty. */
  private static final class ScriptPrettyPrinter extends DefaultPrettyPrinter {
    private static final long serialVersionUID = 1L;

    ScriptPrettyPrinter() {
      super(Separators.createDefaultInstance()
          .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
          .withObjectEmptySeparator("")
          .withArrayEmptySeparator(""));
      DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
      indentObjectsWith(indenter);
      indentArraysWith(indenter);
    }

    @Override
    public DefaultPrettyPrinter createInstance() {
      return new ScriptPrettyPrinter();
    }
  }
}
