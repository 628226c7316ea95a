package swamp.cli.picker;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The choices that fit what was typed so far, and which of them is marked. A choice fits when every word of the query is
 * part of its name or detail, whatever the case. For one thread.
 */
final class FilteredChoices {
  private final List<Choice> choices;
  private final StringBuilder query = new StringBuilder();
  private List<Integer> fitting = List.of();
  private int marked;

  FilteredChoices(List<Choice> choices) {
    this.choices = List.copyOf(choices);
    filter();
  }

  void type(int codePoint) {
    query.appendCodePoint(codePoint);
    filter();
  }

  void deleteLast() {
    if (!query.isEmpty()) {
      query.setLength(query.offsetByCodePoints(query.length(), -1));
      filter();
    }
  }

  void deleteWord() {
    String text = query.toString().stripTrailing();
    query.setLength(text.lastIndexOf(' ') + 1);
    filter();
  }

  void clear() {
    query.setLength(0);
    filter();
  }

  /** Moves the mark down, or up for a negative number, but not beyond the ends. */
  void move(int rows) {
    marked = Math.clamp((long) marked + rows, 0, Math.max(0, fitting.size() - 1));
  }

  String query() {
    return query.toString();
  }

  /** The places of the fitting choices among all. */
  List<Integer> fitting() {
    return fitting;
  }

  Choice choice(int place) {
    return choices.get(place);
  }

  int total() {
    return choices.size();
  }

  /** Which of the fitting choices is marked; 0 when none fits. */
  int marked() {
    return marked;
  }

  private void filter() {
    String[] words = query.toString().toLowerCase(Locale.ROOT).split(" +", -1);
    List<Integer> found = new ArrayList<>();
    for (int place = 0; place < choices.size(); place++) {
      Choice choice = choices.get(place);
      String text = (choice.name() + " " + choice.detail()).toLowerCase(Locale.ROOT);
      if (List.of(words).stream().allMatch(text::contains)) {
        found.add(place);
      }
    }
    fitting = List.copyOf(found);
    marked = 0;
  }
}
