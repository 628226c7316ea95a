package swamp.runtime.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import swamp.protocol.Caller;
import swamp.protocol.ExtensionList;
import swamp.protocol.ExtensionRequest;
import swamp.protocol.JsonText;
import swamp.protocol.SourceAddition;
import swamp.protocol.SourceList;
import swamp.protocol.SourceRemoval;
import swamp.runtime.repository.ExtensionSources;
import swamp.runtime.repository.PulledExtensions;
import swamp.runtime.session.RepositorySession;

/** {@code extension list} and {@code extension source} (cli §5.5). */
public final class ExtensionCommands {
  private final RepositorySession repository;
  private final Path workingDirectory;
  private final ExtensionSources sources;

  public ExtensionCommands(RepositorySession repository, Caller caller) {
    this.repository = repository;
    this.workingDirectory = Path.of(caller.workingDirectory());
    this.sources =
        new ExtensionSources(repository.directory(), caller.environment(), repository.services().files());
  }

  /** The answer's document. */
  public ObjectNode answer(ExtensionRequest request) {
    return switch (request) {
      case ExtensionList _ -> {
        ObjectNode document = JsonText.object();
        document.set("extensions", PulledExtensions.list(repository.layout()));
        yield document;
      }
      case SourceList _ -> {
        ObjectNode document = JsonText.object();
        ArrayNode array = document.putArray("sources");
        sources.entries().forEach(entry -> array.add(document(entry)));
        yield document;
      }
      case SourceAddition addition ->
          document(sources.add(addition.path(), workingDirectory, addition.kinds())).put("status", "added");
      case SourceRemoval removal -> document(sources.remove(removal.path(), workingDirectory)).put("status", "removed");
    };
  }

  private static ObjectNode document(ExtensionSources.Entry entry) {
    ObjectNode document = JsonText.object().put("path", entry.path());
    entry.kinds().ifPresent(kinds -> {
      ArrayNode only = document.putArray("only");
      kinds.forEach(only::add);
    });
    ArrayNode directories = document.putArray("directories");
    entry.directories().forEach(directory -> directories.add(directory.toString()));
    return document;
  }
}
