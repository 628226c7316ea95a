package swamp.runtime.model;

import java.util.List;
import java.util.Optional;

/**
 * The answer to a search for one type.
 *
 * @param type the type, when some file declares it
 * @param problems files that could not be loaded and might have declared it, each as one message
 */
public record TypeSearchResult(Optional<RegisteredType> type, List<String> problems) {
  public TypeSearchResult {
    problems = List.copyOf(problems);
  }
}
