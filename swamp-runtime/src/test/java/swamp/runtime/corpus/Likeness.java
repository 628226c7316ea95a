package swamp.runtime.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Compares documents in which {@code <any>} stands for anything, whole or as a part of a text. The recording of the expected
 * documents has lost members named {@code source}, so these may be there or not.
 */
final class Likeness {
  private static final String ANYTHING = "<any>";
  private static final String LOST = "source";

  private final List<String> differences = new ArrayList<>();

  private Likeness() {}

  /** Where the actual document is not like the expected one; empty when it is. */
  static List<String> differences(String place, JsonNode expected, JsonNode actual) {
    Likeness likeness = new Likeness();
    likeness.compare(place, expected, actual);
    return likeness.differences;
  }

  /** Pairs each expected element with another actual one, in any order. */
  static List<String> unordered(String place, List<JsonNode> expected, List<JsonNode> actual) {
    List<JsonNode> left = new ArrayList<>(actual);
    List<JsonNode> unmatched = new ArrayList<>();
    for (JsonNode one : expected) {
      JsonNode match = left.stream().filter(other -> differences(place, one, other).isEmpty()).findFirst().orElse(null);
      if (match == null) {
        unmatched.add(one);
      } else {
        left.remove(match);
      }
    }
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < unmatched.size(); i++) {
      differences.addAll(i < left.size()
          ? differences(place + "[" + i + "]", unmatched.get(i), left.get(i))
          : List.of(place + ": missing " + shortened(unmatched.get(i))));
    }
    left.stream().skip(unmatched.size()).forEach(other -> differences.add(place + ": unexpected " + shortened(other)));
    return differences;
  }

  private void compare(String place, JsonNode expected, JsonNode actual) {
    if (expected.isTextual() && matches(expected.asText(), actual)) {
      return;
    }
    if (expected.isNumber() && actual.isNumber()) {
      check(place, expected.decimalValue().compareTo(actual.decimalValue()) == 0, expected, actual);
    } else if (expected.isObject() && actual.isObject()) {
      TreeSet<String> names = new TreeSet<>();
      expected.fieldNames().forEachRemaining(names::add);
      actual.fieldNames().forEachRemaining(names::add);
      if (!expected.has(LOST)) {
        names.remove(LOST);
      }
      names.forEach(name -> compare(place + "." + name, expected.path(name), actual.path(name)));
    } else if (expected.isArray() && actual.isArray() && expected.size() == actual.size()) {
      for (int i = 0; i < expected.size(); i++) {
        compare(place + "[" + i + "]", expected.get(i), actual.get(i));
      }
    } else {
      check(place, expected.equals(actual), expected, actual);
    }
  }

  private static boolean matches(String expected, JsonNode actual) {
    if (expected.equals(ANYTHING)) {
      return !actual.isMissingNode();
    }
    return actual.isTextual() && expected.contains(ANYTHING) && pattern(expected).matcher(actual.asText()).matches();
  }

  private static Pattern pattern(String text) {
    return Pattern.compile(
        Pattern.compile(ANYTHING).splitAsStream(text + " ").map(Pattern::quote).collect(Collectors.joining(".*"))
            .replaceFirst(" \\\\E$", "\\\\E"), Pattern.DOTALL);
  }

  private void check(String place, boolean same, JsonNode expected, JsonNode actual) {
    if (!same) {
      differences.add(place + ": " + shortened(expected) + " expected, not " + shortened(actual));
    }
  }

  private static String shortened(JsonNode node) {
    String text = node.isMissingNode() ? "nothing" : node.toString();
    return text.length() > 240 ? text.substring(0, 240) + "…" : text;
  }
}
