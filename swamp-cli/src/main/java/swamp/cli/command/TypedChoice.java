package swamp.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import swamp.cli.picker.Choice;
import swamp.cli.picker.Picked;
import swamp.cli.transport.DaemonUse;
import swamp.protocol.ErrorCode;
import swamp.protocol.ModelSearch;
import swamp.protocol.Request;
import swamp.protocol.SwampException;
import swamp.protocol.TypeSearch;

/** Arguments that a person did not type and chooses from a list instead. */
final class TypedChoice {
  private final CommandSession session;
  private final DaemonUse use;
  private final Optional<String> repositoryDirectory;

  TypedChoice(CommandSession session, DaemonUse use, Optional<String> repositoryDirectory) {
    this.session = session;
    this.use = use;
    this.repositoryDirectory = repositoryDirectory;
  }

  /** A model's name; empty when nobody can choose, or there is none. */
  Optional<String> model() {
    return choose("Model", new ModelSearch(repositoryDirectory, "", false), "name", "type");
  }

  /** A type's name; empty when nobody can choose, or there is none. */
  Optional<String> type() {
    return choose("Type", new TypeSearch(repositoryDirectory, ""), "normalized", "");
  }

  private Optional<String> choose(String title, Request search, String name, String detail) {
    if (!session.canPick()) {
      return Optional.empty();
    }
    List<JsonNode> results = new ArrayList<>();
    session.fetch(use, search).document().ifPresent(document -> document.path("results").forEach(results::add));
    if (results.isEmpty()) {
      return Optional.empty();
    }
    List<Choice> choices = results.stream()
        .map(result -> new Choice(result.path(name).asText(), result.path(detail).asText())).toList();
    return switch (session.pick(title, choices)) {
      case Picked.Chosen chosen -> Optional.of(choices.get(chosen.index()).name());
      case Picked.Nothing _ -> throw new SwampException(ErrorCode.CANCELLED, "Nothing was chosen").withoutShownCode();
      case Picked.Interrupted _ -> throw new SwampException(ErrorCode.INTERRUPTED, "Interrupted").withoutShownCode();
    };
  }
}
