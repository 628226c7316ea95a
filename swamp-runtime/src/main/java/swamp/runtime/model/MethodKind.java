package swamp.runtime.model;

import java.util.Locale;

/** What a method does to the thing it models (extension-api §3.2). */
public enum MethodKind {
  CREATE,
  READ,
  UPDATE,
  DELETE,
  LIST,
  ACTION;

  static MethodKind ofWireName(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  /** Whether pre-flight checks are left out because nothing is changed (method-run §4.7). */
  public boolean onlyReads() {
    return this == READ || this == LIST;
  }
}
