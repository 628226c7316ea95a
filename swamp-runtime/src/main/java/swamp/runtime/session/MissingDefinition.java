package swamp.runtime.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;
import swamp.runtime.definition.BrokenDefinition;

/** Why there is no definition of a name: nobody has written one, or the file of that name cannot be read. */
final class MissingDefinition {
  private static final long LONGEST_DIAGNOSED_TEXT = 1024 * 1024;

  private final Path repository;
  private final YamlDiagnosis diagnosis;

  MissingDefinition(Path repository, YamlDiagnosis diagnosis) {
    this.repository = repository;
    this.diagnosis = diagnosis;
  }

  /**
   * The failure of looking for this name or id.
   *
   * @param broken what could not be read on the way; only what may be the definition that was meant is worth a word
   */
  SwampException failure(String nameOrId, List<BrokenDefinition> broken) {
    Optional<BrokenDefinition> meant =
        broken.stream().filter(one -> one.file().endsWith(nameOrId + ".yaml")).findFirst();
    if (meant.isPresent()) {
      return unreadable(meant.get());
    }
    SwampException failure = new SwampException(ErrorCode.MODEL_NOT_FOUND, "Model not found: " + nameOrId);
    String directories = broken.stream()
        .filter(one -> !one.file().toString().endsWith(".yaml"))
        .map(one -> "\n  " + one.file() + ": " + one.reason())
        .collect(Collectors.joining());
    return directories.isEmpty() ? failure : failure.withHint("Some definitions could not be read:" + directories);
  }

  private SwampException unreadable(BrokenDefinition meant) {
    Path file = meant.file().startsWith(repository) ? repository.relativize(meant.file()) : meant.file();
    Optional<YamlDiagnosis.Complaint> complaint = text(meant.file()).flatMap(diagnosis::of);
    String place = complaint.map(one -> file + ":" + one.line() + ":" + one.column()).orElse(file.toString());
    return new SwampException(
        ErrorCode.DEFINITION_INVALID, complaint.map(YamlDiagnosis.Complaint::message).orElse(meant.reason()))
        .thrownAt("at " + place, "    at " + place)
        .withoutShownCode();
  }

  private static Optional<String> text(Path file) {
    try {
      return Files.size(file) > LONGEST_DIAGNOSED_TEXT ? Optional.empty() : Optional.of(Files.readString(file));
    } catch (IOException e) {
      // The reason why the definition could not be read says it already.
      return Optional.empty();
    }
  }
}
