package swamp.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import swamp.cli.service.UserService;
import swamp.protocol.Finding;
import swamp.protocol.SwampException;

/** The files of the service, and whether what they say still holds. */
public final class ServiceCheck {
  private static final Pattern LAUNCHD_PATH =
      Pattern.compile("<key>PATH</key>\\s*<string>([^<]*)</string>");
  private static final Pattern SYSTEMD_PATH = Pattern.compile("(?m)^Environment=\"PATH=((?:[^\"\\\\]|\\\\.)*)\"$");
  private static final Pattern LAUNCHD_PROGRAM =
      Pattern.compile("<key>ProgramArguments</key>\\s*<array>\\s*<string>([^<]*)</string>");
  private static final Pattern SYSTEMD_PROGRAM = Pattern.compile("(?m)^ExecStart=\"((?:[^\"\\\\]|\\\\.)*)\" serve$");
  private static final String AGAIN = "Run: swamp daemon install";

  private final String osName;
  private final Map<String, String> environment;

  /** @param environment the caller's */
  public ServiceCheck(String osName, Map<String, String> environment) {
    this.osName = osName;
    this.environment = environment;
  }

  public List<Finding> findings() {
    try {
      List<Path> files = UserService.of(osName, environment).files().stream().filter(Files::exists).toList();
      if (files.isEmpty()) {
        return List.of(Finding.skipped("service", "The daemon is not installed as a service"));
      }
      String text = Files.readString(files.getFirst());
      return List.of(program(files.getFirst(), text), path(text));
    } catch (SwampException e) {
      return List.of(Finding.skipped("service", e.text()));
    } catch (IOException e) {
      return List.of(Finding.failed("service", "The service's file cannot be read: " + e, AGAIN));
    }
  }

  private static Finding program(Path file, String text) {
    Optional<String> program = first(text, LAUNCHD_PROGRAM).or(() -> first(text, SYSTEMD_PROGRAM));
    if (program.isEmpty()) {
      return Finding.warning("service", file + " was not written by this program", AGAIN);
    }
    return Files.isExecutable(Path.of(program.get()))
        ? Finding.ok("service", file + " runs " + program.get())
        : Finding.failed("service", file + " names " + program.get() + ", which is no program", AGAIN);
  }

  private Finding path(String text) {
    Optional<String> path = first(text, LAUNCHD_PATH).or(() -> first(text, SYSTEMD_PATH));
    List<String> missing = new ArrayList<>();
    for (String directory : environment.getOrDefault("PATH", "").split(":", -1)) {
      if (directory.startsWith("/") && Files.isDirectory(Path.of(directory))
          && !List.of(path.orElse("").split(":", -1)).contains(directory)) {
        missing.add(directory);
      }
    }
    return missing.isEmpty()
        ? Finding.ok("service PATH", path.orElse(""))
        : Finding.warning("service PATH", "The service does not see " + String.join(", ", missing), AGAIN);
  }

  /** The first match, with what the file's format has escaped put back. */
  private static Optional<String> first(String text, Pattern pattern) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      return Optional.empty();
    }
    String found = matcher.group(1);
    return Optional.of(text.startsWith("<?xml")
        ? found.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
        : found.replace("%%", "%").replace("$$", "$").replaceAll("\\\\(.)", "$1"));
  }
}
