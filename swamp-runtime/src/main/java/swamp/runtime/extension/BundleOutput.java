package swamp.runtime.extension;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What came of bundling. */
public sealed interface BundleOutput {
  /** The warnings, in the bundler's order. */
  List<BundleMessage> warnings();

  /**
   * The sources were bundled.
   *
   * @param code the body of a CommonJS function: it uses {@code module}, {@code exports} and {@code require}
   * @param sourceMap JSON; its {@code sources} are paths from the input's base directory
   * @param inputs files that went in, as paths from the input's base directory
   * @param externals what the code requires from its host: specifier, and the first input that imports it
   */
  record Bundled(
      String code,
      String sourceMap,
      Set<String> inputs,
      Map<String, String> externals,
      List<BundleMessage> warnings)
      implements BundleOutput {
    public Bundled {
      inputs = Set.copyOf(inputs);
      externals = Map.copyOf(externals);
      warnings = List.copyOf(warnings);
    }
  }

  /** The sources have errors; there is at least one. */
  record Rejected(List<BundleMessage> errors, List<BundleMessage> warnings) implements BundleOutput {
    public Rejected {
      errors = List.copyOf(errors);
      warnings = List.copyOf(warnings);
      if (errors.isEmpty()) {
        throw new IllegalArgumentException("a rejection needs a reason");
      }
    }
  }
}
