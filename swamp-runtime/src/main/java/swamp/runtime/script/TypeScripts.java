package swamp.runtime.script;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All code of one model type: the file with its {@code model} export, then the files whose {@code extension} exports add to
 * it, in the order they are applied.
 */
public record TypeScripts(BundleScript model, List<BundleScript> extensions) {
  public TypeScripts {
    extensions = List.copyOf(extensions);
  }

  /** Identifies this code as a whole: what contexts are pooled by. */
  public String key() {
    return scripts().map(BundleScript::hash).collect(Collectors.joining("+"));
  }

  Stream<BundleScript> scripts() {
    return Stream.concat(Stream.of(model), extensions.stream());
  }
}
