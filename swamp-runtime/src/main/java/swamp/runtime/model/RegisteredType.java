package swamp.runtime.model;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import swamp.runtime.script.TypeScripts;
import swamp.runtime.type.ModelType;

/**
 * A model type that definitions can use.
 *
 * @param file the file that declares it, absolute; empty for a built-in type
 * @param bundleFingerprint of its file (extension-api §3.4); empty for a built-in type
 */
public record RegisteredType(
    ModelType type,
    TypeDescription description,
    TypeScripts scripts,
    Optional<Path> file,
    Optional<String> bundleFingerprint) {
  /** Names of global arguments that must not be stored as literals. */
  public Set<String> sensitiveGlobalArguments() {
    return description.globalArguments().map(arguments -> Set.copyOf(arguments.sensitive())).orElse(Set.of());
  }
}
