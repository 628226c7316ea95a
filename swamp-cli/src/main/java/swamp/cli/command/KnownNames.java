package swamp.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import swamp.protocol.ModelGet;
import swamp.protocol.ModelSearch;
import swamp.protocol.Request;
import swamp.protocol.TypeDescribe;
import swamp.protocol.TypeSearch;
import swamp.protocol.VaultSearch;

/**
 * The names in a repository that an argument may have, for completion. Only a daemon that runs already is asked: who
 * presses a key does not want to wait for one to start.
 */
public final class KnownNames {
  private final CommandSession session;
  private final Optional<String> repositoryDirectory;

  /** @param repositoryDirectory the value of {@code --repo-dir} */
  public KnownNames(Invocation invocation, Optional<String> repositoryDirectory) {
    this.session = new CommandSession(invocation, new GlobalOptions());
    this.repositoryDirectory = repositoryDirectory;
  }

  /**
   * What may stand for an argument; empty when that cannot be known.
   *
   * @param label how help names the argument, such as {@code <model>}
   * @param before the arguments before it
   */
  public List<String> of(String label, List<String> before) {
    return switch (label) {
      case "<model>" -> {
        List<String> names = new ArrayList<>(models());
        names.addAll(types());
        yield names;
      }
      case "<type>" -> types();
      case "<method>" -> before.isEmpty() ? List.of() : methods(before.getFirst());
      case "<vault>" -> members(new VaultSearch(repositoryDirectory, ""), "results", "name");
      default -> List.of();
    };
  }

  private List<String> models() {
    return members(new ModelSearch(repositoryDirectory, "", false), "results", "name");
  }

  private List<String> types() {
    return members(new TypeSearch(repositoryDirectory, ""), "results", "normalized");
  }

  private List<String> methods(String model) {
    Request request = model.startsWith("@")
        ? new TypeDescribe(repositoryDirectory, model, false)
        : new ModelGet(repositoryDirectory, model);
    return members(request, "methods", "name");
  }

  private List<String> members(Request request, String list, String member) {
    Optional<JsonNode> document = session.ask(request);
    return document.stream()
        .flatMap(found -> StreamSupport.stream(found.path(list).spliterator(), false))
        .map(element -> element.path(member).asText())
        .toList();
  }
}
