package swamp.runtime.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import swamp.protocol.SwampException;

class YamlPropertiesTest {
  private static final List<String> NASTY = List.of(
      "", " ", "  x", "x ", "\n", "\n\n", "\nx", "x\n", "x\n\n", " \n x", "x\n ", "\t", "a\tb", "\r", "a\r\nb", "yes",
      "no", "y",
      "~", "null", "true", "017", "0x1F", "1_000", "1:30", ".5", "2026-01-02", "2026-01-02T00:00:00Z", "2026.01",
      "2026.01.02.1",
      "08", "it's", "say \"hi\"", "@a", "#c", "a #b", "a: b", "a:b", "- x", "-", "?", "...", "---", "--- x", "%TAG",
      "*x", "&x", "!x",
      "|", ">", "[", "]", "{", "}", ",", "<<", "=", "\\", "\u0000", "\u0007", "\u001b", "\u007f", "\u0085", "\u00a0",
      "\u2028", "\u2029",
      "\ufeff", "\ufffe", "\uffff", "\ud800", "\udc00x", "\ud83d\ude00", "héllo", "${{ vault.get(\"v\", \"k\") }}",
      "inf", ".inf", ".nan");

  @Property(tries = 1500)
  void whatIsWrittenReadsBackAsTheSameTree(@ForAll("trees") JsonNode tree) {
    assertEquals(tree, YamlText.read(YamlText.write(tree), "written"));
    assertEquals(tree, YamlText.read(YamlText.write(tree, YamlText.Quotes.DOUBLE), "written"));
  }

  @Property(tries = 1500)
  void anyTextSurvivesAsValueAndAsKey(@ForAll("texts") String text) {
    var tree = JsonNodeFactory.instance.objectNode();
    tree.putObject("deep").put(text, text).putArray("list").add(text).addArray().add(text).addObject().put(text, text);
    assertEquals(tree, YamlText.read(YamlText.write(tree), "written"));
  }

  @Property(tries = 3000)
  void readingAnyTextGivesATreeOrASwampException(@ForAll("yamlLike") String text) {
    try {
      YamlText.read(text, "any");
    } catch (SwampException expected) {
      assertEquals("any:", expected.text().substring(0, 4));
    }
  }

  @Provide
  Arbitrary<String> yamlLike() {
    Arbitrary<String> pieces = Arbitraries.oneOf(
        Arbitraries.of("- ", ": ", "a", "b: ", "\n", "  ", "&a ", "*a", "<<: ", "!!int ", "!!binary ", "? ", "[", "]",
            "{", "}", ", ",
            "'", "\"", "|", ">", "#", "%YAML 1.99999999999", "%TAG ! x", "---", "...", "!", "!<", "\\u12", "\\x", "1",
            "\t", "!!set "),
        Arbitraries.strings().ofMaxLength(3));
    return pieces.list().ofMaxSize(25).map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> words = Arbitraries.of("word", "a", " ", "  ", "\n", "\n\n", " x",
        "longer-word-without-any-space", "é", ": ", " #", "\ud83d\ude00");
    Arbitrary<String> prose = words.list().ofMinSize(0).ofMaxSize(60).map(parts -> String.join("", parts));
    return Arbitraries.oneOf(Arbitraries.of(NASTY), Arbitraries.strings().ofMaxLength(200), Arbitraries.strings()
        .ascii().ofMaxLength(200),
        prose, prose.map(text -> text.replace("a", "a ")));
  }

  @Provide
  Arbitrary<JsonNode> trees() {
    return trees(3);
  }

  private Arbitrary<JsonNode> trees(int depth) {
    if (depth == 0) {
      return leaves();
    }
    Arbitrary<JsonNode> children = Arbitraries.lazy(() -> trees(depth - 1));
    Arbitrary<JsonNode> arrays = children.list().ofMaxSize(4).map(elements -> {
      var array = JsonNodeFactory.instance.arrayNode();
      elements.forEach(array::add);
      return array;
    });
    Arbitrary<JsonNode> objects = net.jqwik.api.Combinators.combine(texts(), children).as(Tuple::of).list()
        .ofMaxSize(4).map(members -> {
      var object = JsonNodeFactory.instance.objectNode();
      members.forEach(member -> object.set(member.get1(), member.get2()));
      return object;
    });
    return Arbitraries.oneOf(leaves(), arrays, objects);
  }

  private Arbitrary<JsonNode> leaves() {
    JsonNodeFactory factory = JsonNodeFactory.instance;
    Arbitrary<JsonNode> numbers = Arbitraries.oneOf(
        Arbitraries.doubles().map(Double::valueOf), Arbitraries.integers().map(Integer::doubleValue),
            Arbitraries.longs().map(Long::doubleValue),
        Arbitraries.of(0d, -0d, 1e21, 1e-7, 5e-324, Double.MAX_VALUE, Double.NaN, Double.POSITIVE_INFINITY))
            .map(ScriptNumber::node);
    return Arbitraries.oneOf(texts().map(factory::textNode), numbers,
        Arbitraries.of(factory.nullNode(), factory.booleanNode(true), factory.booleanNode(false)));
  }
}
