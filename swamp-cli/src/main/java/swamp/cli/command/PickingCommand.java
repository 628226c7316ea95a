package swamp.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import swamp.cli.picker.Choice;
import swamp.cli.picker.Picked;
import swamp.cli.rendering.DocumentText;
import swamp.cli.transport.DaemonUse;
import swamp.protocol.ErrorCode;
import swamp.protocol.Request;

/** A search whose results a person at a terminal chooses from; the chosen one is shown. */
interface PickingCommand extends RequestCommand {
  /** What is searched for, such as {@code Model}. */
  String title();

  /** One result as a choice. */
  Choice choice(JsonNode result);

  /** What shows the chosen result. */
  Request shown(JsonNode result);

  /** The human form of that. */
  DocumentText shownText();

  /** Whether an option asks for something else than a list. */
  default boolean onlyPrints() {
    return false;
  }

  @Override
  default int run(CommandSession session) {
    if (!session.canPick() || onlyPrints()) {
      return RequestCommand.super.run(session);
    }
    DaemonUse use = repository().daemonUse(session.invocation());
    Fetched fetched = session.fetch(use, request(session));
    if (fetched.document().isEmpty()) {
      return fetched.code();
    }
    List<JsonNode> results = new ArrayList<>();
    fetched.document().get().path("results").forEach(results::add);
    if (results.isEmpty()) {
      session.show(fetched.document().get(), text());
      return fetched.code();
    }
    return switch (session.pick(title(), results.stream().map(this::choice).toList())) {
      case Picked.Chosen chosen -> session.request(use, shown(results.get(chosen.index())), shownText());
      case Picked.Nothing _ -> 0;
      case Picked.Interrupted _ -> ErrorCode.INTERRUPTED.exitCode();
    };
  }
}
