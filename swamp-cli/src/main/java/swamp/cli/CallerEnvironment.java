package swamp.cli;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The variables the caller gave, without what the launcher changed for the sake of the JVM. */
final class CallerEnvironment {
  /** Set by the launcher when it replaced the C locale: the former {@code LC_ALL}, empty when there was none. */
  private static final String REPLACED_PROPERTY = "swamp.locale.replaced";

  private CallerEnvironment() {}

  static Map<String, String> current() {
    return of(System.getenv(), System.getProperty(REPLACED_PROPERTY));
  }

  static Map<String, String> of(Map<String, String> own, @Nullable String replaced) {
    if (replaced == null) {
      return own;
    }
    Map<String, String> environment = new HashMap<>(own);
    if (replaced.isEmpty()) {
      environment.remove("LC_ALL");
    } else {
      environment.put("LC_ALL", replaced);
    }
    return environment;
  }
}
