package swamp.runtime.position;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import swamp.protocol.JsonText;

/** A source map of version 3, read anew for each question: only failures ask, and they ask for few positions. */
final class SourceMap {
  private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  private static final int VALUE_BITS = 5;
  private static final int CONTINUATION = 1 << VALUE_BITS;
  private static final int VALUE_MASK = CONTINUATION - 1;

  private final List<String> sources;
  private final String mappings;

  private SourceMap(List<String> sources, String mappings) {
    this.sources = List.copyOf(sources);
    this.mappings = mappings;
  }

  /**
   * The map in this JSON text.
   *
   * @throws swamp.protocol.SwampException when it is no JSON
   */
  static SourceMap of(String json) {
    JsonNode root = JsonText.parse(json);
    List<String> sources = new ArrayList<>();
    root.path("sources").forEach(source -> sources.add(source.asText()));
    return new SourceMap(sources, root.path("mappings").asText());
  }

  /** A place in one of the sources; line and column are counted from 1. */
  record Place(String source, int line, int column) {}

  /**
   * Where the code at this place came from.
   *
   * @param line in the generated code, counted from 1
   * @param column in UTF-16 units, counted from 1
   */
  Optional<Place> original(int line, int column) {
    Reader reader = new Reader(mappings);
    Optional<Place> found = Optional.empty();
    int generatedLine = 1;
    int generatedColumn = 0;
    int source = 0;
    int originalLine = 0;
    int originalColumn = 0;
    while (reader.hasMore() && generatedLine <= line) {
      if (reader.takesSeparator(';')) {
        generatedLine++;
        generatedColumn = 0;
      } else if (!reader.takesSeparator(',')) {
        generatedColumn += reader.number();
        boolean hasSource = reader.isInSegment();
        source += reader.number();
        originalLine += reader.number();
        originalColumn += reader.number();
        reader.skipSegment();
        if (generatedLine == line && generatedColumn < column) {
          found = hasSource && source >= 0 && source < sources.size()
              ? Optional.of(new Place(sources.get(source), originalLine + 1, originalColumn + 1))
              : Optional.empty();
        }
      }
    }
    return found;
  }

  /** Reads the mappings: numbers in base 64 with variable length, the lowest bit of each is its sign. */
  private static final class Reader {
    private final String text;
    private int at;

    Reader(String text) {
      this.text = text;
    }

    boolean hasMore() {
      return at < text.length();
    }

    boolean takesSeparator(char separator) {
      boolean taken = text.charAt(at) == separator;
      at += taken ? 1 : 0;
      return taken;
    }

    boolean isInSegment() {
      return hasMore() && text.charAt(at) != ',' && text.charAt(at) != ';';
    }

    void skipSegment() {
      while (isInSegment()) {
        at++;
      }
    }

    /** The next number of the segment; 0 when it has no more. */
    int number() {
      int value = 0;
      int shift = 0;
      while (isInSegment()) {
        int digit = Math.max(0, DIGITS.indexOf(text.charAt(at++)));
        value += (digit & VALUE_MASK) << shift;
        shift += VALUE_BITS;
        if ((digit & CONTINUATION) == 0) {
          break;
        }
      }
      return (value & 1) == 0 ? value >> 1 : -(value >> 1);
    }
  }
}
