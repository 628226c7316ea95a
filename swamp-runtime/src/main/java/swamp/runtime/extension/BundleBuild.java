package swamp.runtime.extension;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;

/** Makes the bundle of an entry, or finds it on disk. Thread-safe. */
final class BundleBuild {
  /** Changes whenever bundles of the same sources would differ for reasons of ours. */
  private static final String FORMAT = "3";
  /** Sources that change this often while they are bundled are being generated, not edited. */
  private static final int ATTEMPTS = 20;

  private final Bundler bundler;
  private final BundleStore store;
  private final PackageResolver packages;
  private final InstantSource clock;

  BundleBuild(Bundler bundler, BundleStore store, PackageResolver packages, InstantSource clock) {
    this.bundler = bundler;
    this.store = store;
    this.packages = packages;
    this.clock = clock;
  }

  /** The outcome for the sources as they are now; {@code previous} may hold an older bundle to fall back to. */
  BundleOutcome run(ExtensionEntry entry, Optional<BundleOutcome> previous, PackageClient client) {
    Set<Path> extras = new LinkedHashSet<>();
    Set<String> absent = new LinkedHashSet<>();
    ImportedPackages imported = new ImportedPackages(packages, entry, client);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      SourceFiles files = SourceFiles.read(entry, clock);
      List<FileState> extraStates = extras.stream().map(extra -> FileState.read(extra, clock).state()).toList();
      List<FileState> states = new ArrayList<>(files.states());
      states.addAll(extraStates);
      if (files.state(entry.file()).orElseThrow() instanceof FileState.Absent) {
        return new BundleOutcome(states, Optional.empty(), Optional.of(missing(entry)), true);
      }
      if (files.problem().isPresent()) {
        return failed(entry, states, files.problem().get(), true, previous);
      }
      Optional<BundleOutcome> stored = stored(entry, files);
      if (stored.isPresent()) {
        return stored.get();
      }
      BundleOutput output;
      try {
        output = bundler.bundle(input(entry, files, imported.files(), absent));
      } catch (SwampException e) {
        return failed(entry, states, e, false, previous);
      }
      BundleComplaints complaints = new BundleComplaints(entry, files, output, packages);
      if (complaints.areOnlyMissingPackages() && imported.resolve(complaints.missingPackages())) {
        continue;
      }
      // Optional dependencies are not installed, and most packages get along without them.
      if (absent.addAll(complaints.missingInPackages())) {
        continue;
      }
      if (addExtras(entry, files, output, extras) || !areUnchanged(states)) {
        continue;
      }
      Optional<SwampException> failure = complaints.failure(imported.resolution());
      return failure.isPresent()
          ? failed(entry, states, failure.get(), !complaints.maybeMendedElsewhere(), previous)
          : keep(entry, files, states, extraStates, output);
    }
    throw new SwampException(ErrorCode.BUNDLE_FAILED,
        "Cannot bundle " + entry.displayPath() + ": its sources changed " + ATTEMPTS + " times while they were read");
  }

  /** The outcome for the sources as they are now if it is on disk. */
  Optional<BundleOutcome> known(ExtensionEntry entry) {
    SourceFiles files = SourceFiles.read(entry, clock);
    return files.problem().isPresent() ? Optional.empty() : stored(entry, files);
  }

  private static SwampException missing(ExtensionEntry entry) {
    return new SwampException(ErrorCode.BUNDLE_FAILED,
        "Cannot bundle " + entry.displayPath() + ": the file is missing or cannot be read");
  }

  private static String key(SourceFiles files) {
    StringBuilder text = new StringBuilder();
    text.append(FORMAT).append('\n').append(Esbuild.VERSION).append('\n').append(String.join("\n", Esbuild.FLAGS));
    text.append('\n').append(files.relativeEntry());
    files.hashes().forEach((path, hash) -> text.append('\n').append(hash).append(' ').append(path));
    return ContentHash.of(text.toString());
  }

  private Optional<BundleOutcome> stored(ExtensionEntry entry, SourceFiles files) {
    String key = key(files);
    Optional<StoredBundle> stored = store.read(key);
    if (stored.isEmpty()) {
      return Optional.empty();
    }
    List<FileState> states = new ArrayList<>(files.states());
    for (Map.Entry<String, String> extra : stored.get().extras().entrySet()) {
      Path file = entry.directory().directory().resolve(extra.getKey()).normalize();
      FileState state = FileState.read(file, clock).state();
      if (!state.hash().equals(extra.getValue())) {
        return Optional.empty();
      }
      states.add(state);
    }
    return Optional.of(good(entry, files, states, stored.get()));
  }

  private BundleOutcome keep(
      ExtensionEntry entry,
      SourceFiles files,
      List<FileState> states,
      List<FileState> extraStates,
      BundleOutput output) {
    BundleOutput.Bundled bundled = (BundleOutput.Bundled) output;
    Map<String, String> extras = new LinkedHashMap<>();
    Path base = entry.directory().directory();
    extraStates.forEach(extra -> extras.put(RelativePath.of(base, extra.path()), extra.hash()));
    List<String> warnings = bundled.warnings().stream().map(BundleMessage::toString).toList();
    StoredBundle bundle = new StoredBundle(bundled.code(), Optional.empty(), extras, warnings);
    return good(entry, files, states, store.write(key(files), bundle, bundled.sourceMap()));
  }

  private BundleOutcome good(ExtensionEntry entry, SourceFiles files, List<FileState> states, StoredBundle stored) {
    String fingerprint = Fingerprint.of(entry, files);
    store.remember(entry.file(), new BundleStore.Last(key(files), fingerprint));
    return new BundleOutcome(states, Optional.of(bundle(entry, fingerprint, stored)), Optional.empty(), true);
  }

  private static Bundle bundle(ExtensionEntry entry, String fingerprint, StoredBundle stored) {
    return new Bundle(ContentHash.of(stored.code()), fingerprint, stored.code(), stored.sourceMap(), entry,
        stored.warnings(), Optional.empty());
  }

  private BundleOutcome failed(
      ExtensionEntry entry,
      List<FileState> states,
      SwampException failure,
      boolean lasting,
      Optional<BundleOutcome> previous) {
    Optional<Bundle> older = previous.flatMap(BundleOutcome::good).or(() -> store.last(entry.file())
        .flatMap(last -> store.read(last.key()).map(stored -> bundle(entry, last.fingerprint(), stored))));
    return new BundleOutcome(states, older, Optional.of(failure), lasting);
  }

  private static BundleInput input(
      ExtensionEntry entry, SourceFiles files, Map<String, String> packageFiles, Set<String> absent) {
    Map<String, String> replacements = new LinkedHashMap<>(packageFiles);
    for (String specifier : files.otherSpecifiers()) {
      String target = files.importMap().resolve(specifier).orElse(specifier);
      Optional<String> host = HostModules.of(target);
      if (host.isPresent()) {
        replacements.put(specifier, host.get());
      } else if (target.startsWith("/")) {
        replacements.put(specifier, target);
      }
    }
    replacements.entrySet().removeIf(pair -> pair.getKey().equals(pair.getValue()) || !isAliasName(pair.getKey()));
    return new BundleInput(entry.file(), entry.directory().directory(), replacements, absent);
  }

  /** What esbuild takes as the name of an alias; with any other it refuses to work at all. */
  private static boolean isAliasName(String specifier) {
    return !specifier.startsWith(".") && !specifier.startsWith("/") && specifier.chars().noneMatch(c -> c == '=' || c == 0)
        && Path.of(specifier).normalize().toString().equals(specifier);
  }

  /** Whether the bundler read files that were not known to belong to the entry. */
  private boolean addExtras(ExtensionEntry entry, SourceFiles files, BundleOutput output, Set<Path> extras) {
    boolean added = false;
    if (output instanceof BundleOutput.Bundled bundled) {
      for (String input : bundled.inputs()) {
        Path file = entry.directory().directory().resolve(input).normalize();
        if (files.state(file).isEmpty() && !packages.isPackageFile(file) && extras.add(file)) {
          added = true;
        }
      }
    }
    return added;
  }

  private static boolean areUnchanged(List<FileState> states) {
    return states.stream().allMatch(state -> switch (state) {
      case FileState.Absent absent -> absent.isStillAbsent();
      case FileState.Present present -> present.isUntouched();
    });
  }
}
