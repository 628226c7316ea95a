package swamp.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrdinaryJsonTest {
  private static final String PIECES = "{}[]\",:\\/ \t\n-+.eE0123456789truefalsenullu\u0000\u001f\u00e9\ud83d\ude00bfn";

  @Property
  void whatProgramsWriteIsReadAsTheLibraryReadsIt(@ForAll("values") JsonNode value) {
    for (String text : new String[] {JsonText.compact(value), JsonText.pretty(value)}) {
      assertEquals(Optional.of(LibraryJson.read(text)), OrdinaryJson.read(text), text);
    }
  }

  @Property(tries = 5000)
  void whatTheLibraryRefusesIsNotRead(
      @ForAll("values") JsonNode value, @ForAll @IntRange(max = 10_000) int place, @ForAll("pieces") String piece, @ForAll boolean instead) {
    String text = JsonText.compact(value);
    int at = place % (text.length() + 1);
    String changed = text.substring(0, at) + piece + text.substring(Math.min(text.length(), at + (instead ? 1 : 0)));
    OrdinaryJson.read(changed).ifPresent(read -> assertEquals(LibraryJson.read(changed), read, changed));
  }

  @Property
  void anyNumberThatIsReadIsTheLibrarys(@ForAll("numbers") String text) {
    OrdinaryJson.read(text).ifPresent(read -> assertEquals(LibraryJson.read(text), read, text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", " -1 ", "2147483648", "999999999999999999", "-0", "1.5e-7", "1E+2", "\"\\ud800\\u00e9\\\"\\\\\"",
      "{\"a\":[],\"b\":{},\"a\":null}", "[true,false,null,\"\"]", "\"\u007f\u2028\""})
  void ordinaryTextsAreNotLeftToTheLibrary(String text) {
    assertEquals(Optional.of(LibraryJson.read(text)), OrdinaryJson.read(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "01", "-", "1.", ".5", "1e", "+1", "tru", "nulls", "[1,]", "{\"a\":1,}", "{a:1}", "\"a", "\"\\x\"",
      "\"\\u12g4\"", "\"\\u12", "\"a\nb\"", "1 2", "[", "{\"a\"", "\ufeff1", "'a'", "NaN"})
  void whatIsNoJsonIsLeftToTheLibrary(String text) {
    assertEquals(Optional.empty(), OrdinaryJson.read(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":"})
  void soIsWhatIsTooDeep(String opening) {
    assertTrue(OrdinaryJson.read(opening.repeat(5000)).isEmpty());
  }

  @Provide
  Arbitrary<JsonNode> values() {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    Arbitrary<JsonNode> leaves = Arbitraries.oneOf(
        Arbitraries.strings().all().ofMaxLength(12).map(nodes::textNode),
        Arbitraries.integers().map(nodes::numberNode),
        Arbitraries.longs().between(-100_000_000_000_000_000L, 100_000_000_000_000_000L).map(nodes::numberNode),
        Arbitraries.doubles().between(-1e9, 1e9).map(nodes::numberNode),
        Arbitraries.of(true, false).map(nodes::booleanNode),
        Arbitraries.just(nodes.nullNode()));
    Arbitrary<JsonNode> arrays = leaves.list().ofMaxSize(4).map(list -> nodes.arrayNode().addAll(list));
    return Arbitraries.oneOf(leaves, arrays,
        Arbitraries.maps(Arbitraries.strings().ascii().ofMaxLength(6), Arbitraries.oneOf(leaves, arrays)).ofMaxSize(4)
            .map(members -> nodes.objectNode().setAll(members)));
  }

  @Provide
  Arbitrary<String> pieces() {
    return Arbitraries.strings().withChars(PIECES.toCharArray()).ofMaxLength(2);
  }

  @Provide
  Arbitrary<String> numbers() {
    return Arbitraries.strings().withChars("-+.eE0123456789".toCharArray()).ofMinLength(1).ofMaxLength(24);
  }
}
