package swamp.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the words of a command line name, found without building any command. */
sealed interface CommandSelection {
  /** A command to run with the rest of the words. */
  record Leaf(String path, List<String> rest) implements CommandSelection {}

  /** A group alone: its help is wanted, or its options are wrong. */
  record Group(String path, List<String> rest) implements CommandSelection {}

  /** A word that no command of the group has. */
  record Unknown(String group, String word) implements CommandSelection {}

  /**
   * Follows the words down the table. Global options may stand between them; a type such as {@code @acme/probe} after
   * {@code model} selects the direct form and becomes the first argument (method-run §4.1).
   */
  static CommandSelection of(List<String> words) {
    List<String> rest = new ArrayList<>();
    String path = "";
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.startsWith("-")) {
        rest.add(word);
        if (takesValue(word) && i + 1 < words.size()) {
          i++;
          rest.add(words.get(i));
        }
        continue;
      }
      if (path.isEmpty() && word.equals("help")) {
        rest.add("--help");
        continue;
      }
      boolean type = path.equals("model") && word.startsWith("@");
      String next = (path.isEmpty() ? "" : path + " ") + (type ? "@" : word);
      if (type) {
        rest.add(word);
      }
      if (CommandTable.isLeaf(next)) {
        rest.addAll(words.subList(i + 1, words.size()));
        return new Leaf(next, List.copyOf(rest));
      }
      if (!CommandTable.isGroup(next)) {
        Optional<String> shorthand = CommandTable.shorthand(path);
        if (shorthand.isPresent()) {
          rest.addAll(words.subList(i, words.size()));
          return new Leaf(shorthand.get(), List.copyOf(rest));
        }
        return new Unknown(path, word);
      }
      path = next;
    }
    return path.isEmpty() && rest.remove("--version")
        ? new Leaf("version", List.copyOf(rest))
        : new Group(path, List.copyOf(rest));
  }

  private static boolean takesValue(String option) {
    return option.equals("--log-level") || option.equals("--repo-dir");
  }
}
