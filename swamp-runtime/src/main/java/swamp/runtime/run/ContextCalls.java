package swamp.runtime.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;
import swamp.runtime.session.RepositorySession;

/** The rarely used functions of a method context, by the contract's names (extension-api §3.6). */
final class ContextCalls {
  private final RepositorySession repository;
  private final RunSubject subject;
  private final RunLogger logger;

  ContextCalls(RepositorySession repository, RunSubject subject, RunLogger logger) {
    this.repository = repository;
    this.subject = subject;
    this.logger = logger;
  }

  /**
   * @param arguments an array of what the extension passed
   * @throws SwampException with {@link ErrorCode#METHOD_EXECUTION_FAILED} for a function that this runtime does not have
   */
  JsonNode call(String name, JsonNode arguments) {
    return switch (name) {
      case "onEvent" -> onEvent(arguments.path(0));
      case "extensionFile" -> throw unsupported(name);
      case String other -> throw unsupported(other);
    };
  }

  // Lines of output are shown as they happen; other events have no reader outside.
  private JsonNode onEvent(JsonNode event) {
    if (event.path("type").asText().equals("output") && event.path("line").isTextual()) {
      logger.output(event.path("stream").asText().equals("stderr"), event.path("line").asText());
    }
    return NullNode.getInstance();
  }

  private SwampException unsupported(String name) {
    return new SwampException(ErrorCode.METHOD_EXECUTION_FAILED, "context." + name + " is not supported by this runtime (model '"
        + subject.definition().name() + "' in " + repository.directory() + "); see docs/compatibility.md");
  }
}
