package swamp.runtime.packages;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What npm printed when it failed, in words for the author of an extension. */
final class NpmComplaint {
  private static final Pattern LINE = Pattern.compile("npm (?:error|ERR!) ?(.*)");
  private static final Pattern CODE = Pattern.compile("code (\\S+)");
  private static final Pattern PACKAGE = Pattern.compile("'((?:@[^/'@]+/)?[^'@]+)@[^']*'");
  private static final Pattern NO_VERSION =
      Pattern.compile("No matching version found for ((?:@[^/@\\s]+/)?[^@\\s]+)@(\\S+?)\\.?(?:\\s|$)");
  private static final Set<String> UNREACHABLE = Set.of("ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "ECONNRESET",
      "ETIMEDOUT", "ERR_SOCKET_TIMEOUT", "ENETUNREACH", "EHOSTUNREACH", "ENETDOWN", "EPROTO", "ENOTCACHED");
  private static final String ONCE = "A package is fetched once and kept; after that no network is needed.";

  private final List<String> lines;

  private NpmComplaint(List<String> lines) {
    this.lines = lines;
  }

  /** The failure that npm's output tells of. */
  static PackageFailure read(String output, int exitCode) {
    List<String> lines = output.lines().map(LINE::matcher).filter(Matcher::matches).map(found -> found.group(1).strip())
        .filter(line -> !line.isEmpty() && !line.startsWith("A complete log")).toList();
    return new NpmComplaint(lines).failure(exitCode);
  }

  private PackageFailure failure(int exitCode) {
    String code = lines.stream().map(CODE::matcher).filter(Matcher::matches).map(found -> found.group(1))
        .findFirst().orElse("");
    if (UNREACHABLE.contains(code)) {
      return PackageFailure.ofSurroundings("npm cannot reach the package registry (" + code + ")",
          "Check the network and npm's settings (npm config list). " + ONCE);
    }
    return switch (code) {
      case "E404" -> new PackageFailure("npm's registry has no such package", culprit().orElse(""), "");
      case "ETARGET" -> noVersion();
      case "EINTEGRITY" -> new PackageFailure("what arrived is not what the registry promised (EINTEGRITY)", "",
          "Run npm cache verify and try again.");
      default -> new PackageFailure("npm failed: " + firstLine().orElse("exit code " + exitCode), "", "");
    };
  }

  private Optional<String> culprit() {
    return lines.stream().map(PACKAGE::matcher).filter(Matcher::find).map(found -> found.group(1)).findFirst();
  }

  private PackageFailure noVersion() {
    for (String line : lines) {
      Matcher matcher = NO_VERSION.matcher(line);
      if (matcher.find()) {
        return new PackageFailure("npm's registry has no version of it for " + matcher.group(2), matcher.group(1), "");
      }
    }
    return new PackageFailure("npm's registry has no such version", "", "");
  }

  private Optional<String> firstLine() {
    return lines.stream().filter(line -> !CODE.matcher(line).matches()).findFirst();
  }
}
