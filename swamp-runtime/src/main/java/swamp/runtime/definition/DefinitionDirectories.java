package swamp.runtime.definition;

import java.nio.file.Path;
import swamp.runtime.repository.RepositoryLayout;

/**
 * Where the definitions of a repository are. Equal for two requests that mean the same definitions, whatever else
 * differs.
 *
 * @param repository no link among the definitions may lead out of it
 * @param models definitions of people
 * @param automatic definitions made by the direct-type form
 * @param evaluated definitions after evaluation of expressions
 */
public record DefinitionDirectories(Path repository, Path models, Path automatic, Path evaluated) {
  /** Those of a layout. */
  public static DefinitionDirectories of(RepositoryLayout layout) {
    return new DefinitionDirectories(
        layout.repository(), layout.modelsDirectory(), layout.autoDefinitions(), layout.evaluatedDefinitions());
  }

  Path root(DefinitionOrigin origin) {
    return switch (origin) {
      case MODELS -> models;
      case AUTOMATIC -> automatic;
    };
  }
}
