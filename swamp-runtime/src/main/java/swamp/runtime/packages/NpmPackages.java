package swamp.runtime.packages;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import swamp.protocol.SwampException;
import swamp.runtime.extension.ExtensionEntry;
import swamp.runtime.extension.PackageClient;
import swamp.runtime.extension.PackageResolution;
import swamp.runtime.extension.PackageResolver;
import swamp.runtime.file.FileOperations;

/**
 * Packages from npm's registry, and from jsr where npm knows its scope, fetched once by the user's npm and kept outside the
 * repository (extension-api §3.4).
 */
public final class NpmPackages implements PackageResolver {
  /** A fetch that failed is not tried again at once: one request asks for the same packages several times. */
  private static final Duration FAILURES_LAST = Duration.ofSeconds(5);
  private static final int NAMED = 3;
  /** The name under which a failure is remembered that concerns all packages. */
  private static final String ALL = "";

  private final PackageStore store;
  private final InstantSource clock;
  private final Map<String, RecentFailure> failures = new ConcurrentHashMap<>();

  private record RecentFailure(PackageFailure failure, Instant until) {}

  /**
   * Packages in this directory.
   *
   * @param directory absolute, outside every repository; made when it is first needed
   */
  public NpmPackages(Path directory, FileOperations operations) {
    this(new PackageStore(directory, operations, new NpmCommand()), InstantSource.system());
  }

  NpmPackages(PackageStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  @Override
  public boolean isPackageFile(Path file) {
    return file.startsWith(store.directory());
  }

  @Override
  public PackageResolution resolve(Set<String> specifiers, ExtensionEntry entry, PackageClient client) {
    Map<String, String> problems = new LinkedHashMap<>();
    List<PackageSpecifier> wanted = new ArrayList<>();
    for (String specifier : specifiers) {
      PackageSpecifier.parse(specifier).ifPresentOrElse(wanted::add,
          () -> problems.put(specifier, "only packages of a registry can be fetched, by name and version"));
    }
    if (wanted.isEmpty()) {
      return new PackageResolution(Map.of(), problems, Optional.empty());
    }
    PackageSet set = PackageSet.of(wanted);
    try {
      return found(set, fetch(set, wanted, client), wanted, problems);
    } catch (PackageFailure failure) {
      return failed(failure, wanted, problems);
    }
  }

  private Path fetch(PackageSet set, List<PackageSpecifier> wanted, PackageClient client) throws PackageFailure {
    failures.values().removeIf(old -> !clock.instant().isBefore(old.until));
    if (!store.has(set)) {
      for (String about : List.of(ALL, set.key())) {
        RecentFailure recent = failures.get(about + client.environment().get("PATH"));
        if (recent != null) {
          throw recent.failure;
        }
      }
    }
    try {
      return store.fetch(set, names(wanted), client);
    } catch (PackageFailure failure) {
      String about = failure.isGeneral() ? ALL : set.key();
      // Another caller may have another npm.
      failures.put(about + client.environment().get("PATH"), new RecentFailure(failure, clock.instant().plus(FAILURES_LAST)));
      throw failure;
    }
  }

  private static String names(List<PackageSpecifier> wanted) {
    String named = wanted.stream().limit(NAMED).map(PackageSpecifier::text).collect(Collectors.joining(", "));
    return wanted.size() > NAMED ? named + " and " + (wanted.size() - NAMED) + " more" : named;
  }

  private static PackageResolution found(
      PackageSet set, Path place, List<PackageSpecifier> wanted, Map<String, String> problems) {
    Map<String, Path> files = new LinkedHashMap<>();
    for (PackageSpecifier specifier : wanted) {
      try {
        new PackageEntryPoint(place.resolve("node_modules").resolve(set.folder(specifier))).resolve(specifier.subpath())
            .ifPresentOrElse(
                file -> files.put(specifier.text(), file),
                () -> problems.put(specifier.text(), specifier.subpath().isEmpty()
                    ? "the package exports nothing that can be imported"
                    : "the package does not export \"" + specifier.subpath() + "\""));
      } catch (IOException | SwampException e) {
        problems.put(specifier.text(), "its files cannot be read: " + e.getMessage());
      }
    }
    return new PackageResolution(files, problems, Optional.empty());
  }

  private static PackageResolution failed(
      PackageFailure failure, List<PackageSpecifier> wanted, Map<String, String> problems) {
    Optional<String> culprit = failure.culprit().filter(name -> wanted.stream().anyMatch(each -> each.name().equals(name)));
    Optional<String> hint = failure.hint();
    for (PackageSpecifier specifier : wanted) {
      if (culprit.isPresent() && !culprit.get().equals(specifier.name())) {
        continue;
      }
      problems.put(specifier.text(), failure.reason());
      if (specifier.isJsr()) {
        hint = Optional.of("Packages of jsr come from jsr's own registry for npm; if it is out of reach, name another "
            + "one as @jsr:registry in ~/.npmrc. A package is fetched once and kept.");
      }
    }
    return new PackageResolution(Map.of(), problems, hint);
  }
}
