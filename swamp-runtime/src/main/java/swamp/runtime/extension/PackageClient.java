package swamp.runtime.extension;

import java.util.Map;
import java.util.function.Consumer;

/**
 * On whose behalf packages are fetched.
 *
 * @param environment the caller's: it says where npm is and how it is set up
 * @param progress hears what is being fetched, in words for a person
 */
public record PackageClient(Map<String, String> environment, Consumer<String> progress) {
  public PackageClient {
    environment = Map.copyOf(environment);
  }

  /** Nobody who could be told anything, in this environment. */
  public static PackageClient silent(Map<String, String> environment) {
    return new PackageClient(environment, text -> { });
  }
}
