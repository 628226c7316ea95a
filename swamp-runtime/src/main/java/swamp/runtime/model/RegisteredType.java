package swamp.runtime.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;
import swamp.runtime.extension.Bundle;
import swamp.runtime.script.TypeScripts;
import swamp.runtime.type.ModelType;

/**
 * A model type that definitions can use.
 *
 * @param bundles what the scripts were made from, its own file first; empty for a built-in type
 */
public record RegisteredType(ModelType type, TypeDescription description, TypeScripts scripts, List<Bundle> bundles) {
  public RegisteredType {
    bundles = List.copyOf(bundles);
  }

  /** Why older code is used than the files hold now, a text for each file that is broken. */
  public List<String> outdated() {
    return bundles.stream().flatMap(bundle -> bundle.outdated().stream()).toList();
  }

  /** The same type from bundles of the same code. */
  RegisteredType of(List<Bundle> sameBundles) {
    return new RegisteredType(type, description, scripts, sameBundles);
  }

  /**
   * One of its methods.
   *
   * @throws SwampException with {@link ErrorCode#UNKNOWN_METHOD}, which names those there are
   */
  public MethodDescription requireMethod(String name) {
    MethodDescription method = description.methods().get(name);
    if (method == null) {
      throw new SwampException(ErrorCode.UNKNOWN_METHOD, unknownMethod(name));
    }
    return method;
  }

  /** What is said when somebody names a method that it has not. */
  public String unknownMethod(String name) {
    return "Unknown method '" + name + "' for type '" + type.normalized() + "'. Available methods: "
        + String.join(", ", description.methods().keySet());
  }

  /** The file that declares it, absolute; empty for a built-in type. */
  public Optional<Path> file() {
    return bundles.stream().findFirst().map(bundle -> bundle.entry().file());
  }

  /** The fingerprint of its file (extension-api §3.4); empty for a built-in type. */
  public Optional<String> bundleFingerprint() {
    return bundles.stream().findFirst().map(Bundle::fingerprint);
  }

  /** Names of global arguments that must not be stored as literals. */
  public Set<String> sensitiveGlobalArguments() {
    return description.globalArguments().map(arguments -> Set.copyOf(arguments.sensitive())).orElse(Set.of());
  }
}
