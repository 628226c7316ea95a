package swamp.cli.transport;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where the caller is at work, as far as starting a daemon goes: it would outlive a job, and a container's share of a
 * directory (lesson 33).
 *
 * @param continuousIntegration whether {@code CI} says that this is a job
 * @param container whether this is a container
 */
public record Surroundings(boolean continuousIntegration, boolean container) {
  /** What the environment and the marker files of container engines tell. */
  public static Surroundings of(Map<String, String> environment) {
    boolean container = environment.containsKey("KUBERNETES_SERVICE_HOST")
        || !environment.getOrDefault("container", "").isEmpty()
        || Files.exists(Path.of("/.dockerenv"))
        || Files.exists(Path.of("/run/.containerenv"));
    return new Surroundings(Switch.isOn(environment, "CI"), container);
  }
}
