package swamp.cli.rendering;

import com.fasterxml.jackson.databind.JsonNode;

/** One sentence with members of the document filled in. */
public final class SentenceText implements DocumentText {
  private final String sentence;

  private SentenceText(String sentence) {
    this.sentence = sentence;
  }

  /** A sentence in which a member's name stands in braces. */
  public static SentenceText of(String sentence) {
    return new SentenceText(sentence);
  }

  @Override
  public String of(JsonNode document, Style style) {
    StringBuilder text = new StringBuilder();
    int at = 0;
    for (int open = sentence.indexOf('{'); open >= 0; open = sentence.indexOf('{', at)) {
      int close = sentence.indexOf('}', open);
      text.append(sentence, at, open).append(document.path(sentence.substring(open + 1, close)).asText());
      at = close + 1;
    }
    return text.append(sentence, at, sentence.length()).append('\n').toString();
  }
}
