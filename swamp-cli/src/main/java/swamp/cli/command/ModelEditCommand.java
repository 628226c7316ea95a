package swamp.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import swamp.cli.rendering.SentenceText;
import swamp.cli.transport.DaemonUse;
import swamp.protocol.ErrorCode;
import swamp.protocol.FrameLimits;
import swamp.protocol.ModelEdit;
import swamp.protocol.SwampException;

/**
 * {@code swamp model edit}: the definition's text from standard input, or changed in the person's editor. The repository
 * gets it only when it is a definition.
 */
@Command(name = "edit", description = "Change a model's definition in your editor, or to the text on standard input.",
    footer = {
        "swamp model edit speak",
        "swamp model edit speak < speak.yaml"
    })
public final class ModelEditCommand implements LeafCommand {
  private static final int LARGEST_DEFINITION = FrameLimits.CLIENT_TO_SERVER / 2;

  @Mixin private GlobalOptions globals = new GlobalOptions();
  @Mixin private RepositoryOptions repository = new RepositoryOptions();

  @Parameters(index = "0", arity = "0..1", paramLabel = "<model>",
      description = "Name or id of the model; on a terminal it can be chosen from a list.")
  private String model = "";

  @Override
  public GlobalOptions globals() {
    return globals;
  }

  @Override
  public int run(CommandSession session) {
    TerminalFacts terminal = session.invocation().terminal();
    if (!terminal.standardInput()) {
      if (model.isEmpty()) {
        throw usage("Missing argument(s): model");
      }
      return update(session, StandardInput.read(session.invocation(), LARGEST_DEFINITION), Optional.empty());
    }
    if (!terminal.standardOutput() || !terminal.standardError()) {
      throw usage("There is no terminal for an editor; give the definition on standard input.");
    }
    if (model.isEmpty()) {
      model = new TypedChoice(session, use(session), repository.directory()).model()
          .orElseThrow(() -> usage("Missing argument(s): model"));
    }
    Fetched fetched = session.fetch(use(session),
        new ModelEdit(repository.directory(), model, Optional.empty(), Optional.empty()));
    return fetched.document().isEmpty() ? fetched.code() : edit(session, fetched.document().get());
  }

  private int edit(CommandSession session, JsonNode definition) {
    String before = definition.path("content").asText();
    TextEditor editor = new TextEditor(
        session.invocation().environment(), session.invocation().interruption(), model, ".yaml", before);
    while (true) {
      String text = editor.edit();
      if (text.equals(before) || text.isBlank()) {
        editor.discard();
        session.remark("Nothing was changed" + (text.isBlank() ? ", because the text is empty." : "."));
        return 0;
      }
      int code = update(session, text, Optional.of(editor.program()));
      if (code == 0) {
        editor.discard();
        return 0;
      }
      // Told before the question: it may be answered by Ctrl-C.
      session.questions().say("Your text is kept in " + editor.file());
      if (!session.questions().agrees("Edit again?")) {
        return code;
      }
    }
  }

  private int update(CommandSession session, String text, Optional<String> editor) {
    if (text.isBlank()) {
      throw usage("The given definition is empty, so nothing was changed. To delete a model: swamp model delete <model>");
    }
    return session.request(use(session), new ModelEdit(repository.directory(), model, Optional.of(text), editor),
        SentenceText.of("Updated {name} ({type})\nPath: {path}"));
  }

  private DaemonUse use(CommandSession session) {
    return repository.daemonUse(session.invocation());
  }

  private static SwampException usage(String message) {
    return new SwampException(ErrorCode.USAGE, message).withoutShownCode();
  }
}
