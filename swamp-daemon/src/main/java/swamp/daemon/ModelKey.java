package swamp.daemon;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import swamp.protocol.ByDefinition;
import swamp.protocol.ByType;
import swamp.protocol.MethodRun;
import swamp.protocol.RequestMessage;

/**
 * Which model of which repository a run works on, as far as the request alone tells. Runs with one key keep their order
 * here; the model's lock in the repository is what really keeps runs apart.
 */
record ModelKey(String repository, String model) {
  /** The key of a method run; empty for requests whose order does not matter. */
  static Optional<ModelKey> of(RequestMessage message) {
    if (!(message.request() instanceof MethodRun run)) {
      return Optional.empty();
    }
    String repository = repository(message);
    return switch (run.target()) {
      case ByDefinition target -> Optional.of(new ModelKey(repository, target.model()));
      case ByType target -> target.definitionName().map(name -> new ModelKey(repository, name));
    };
  }

  /** The directory by which a request names its repository, made absolute; empty for one about no repository. */
  static String repository(RequestMessage message) {
    return message.request() instanceof MethodRun run
        ? repository(message.caller().workingDirectory(), run.repositoryDirectory().orElse(""))
        : "";
  }

  /** A repository given by no path at all is found upwards of the working directory, which then stands for it. */
  private static String repository(String workingDirectory, String repositoryDirectory) {
    try {
      return Path.of(workingDirectory).resolve(repositoryDirectory).normalize().toString();
    } catch (InvalidPathException e) {
      return workingDirectory + '\0' + repositoryDirectory;
    }
  }
}
