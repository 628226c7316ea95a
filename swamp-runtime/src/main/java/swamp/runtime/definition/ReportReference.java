package swamp.runtime.definition;

import java.util.List;

/**
 * A report that a definition requires or skips.
 *
 * @param name such as {@code @acme/cost}
 * @param methods the methods it is about; all when empty
 */
public record ReportReference(String name, List<String> methods) {
  public ReportReference {
    methods = List.copyOf(methods);
  }

  /** Whether the reference speaks of a run of this method. */
  public boolean appliesTo(String method) {
    return methods.isEmpty() || methods.contains(method);
  }
}
