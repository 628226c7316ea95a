package swamp.runtime.extension;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;

/** What is wrong with a bundler's output, in words for the author of the extension. */
final class BundleComplaints {
  private static final Pattern UNRESOLVED = Pattern.compile("Could not resolve \"(.*)\"");
  private static final Pattern REGISTRY = Pattern.compile("(npm|jsr):.*");
  private static final Pattern PACKAGE = Pattern.compile("(npm|jsr|https?):.*");
  private static final Pattern BARE = Pattern.compile("[@a-zA-Z0-9_][^:*]*");
  private static final int SHOWN = 3;

  private final ExtensionEntry entry;
  private final SourceFiles files;
  private final PackageResolver packages;
  private final List<Complaint> complaints = new ArrayList<>();

  BundleComplaints(ExtensionEntry entry, SourceFiles files, BundleOutput output, PackageResolver packages) {
    this.entry = entry;
    this.files = files;
    this.packages = packages;
    switch (output) {
      case BundleOutput.Rejected rejected -> rejected.errors().forEach(this::addError);
      case BundleOutput.Bundled bundled -> bundled.externals().forEach(this::addExternal);
    }
  }

  /** The import that could not be resolved, if it is one; place and words. */
  private record Complaint(Optional<String> specifier, String place, String text, boolean inPackage) {}

  /** Imports of registry packages that were not found: specifier as written, and as the configuration maps it. */
  Map<String, String> missingPackages() {
    Map<String, String> missing = new LinkedHashMap<>();
    for (Complaint complaint : complaints) {
      complaint.specifier().ifPresent(specifier -> {
        String target = target(specifier);
        if (REGISTRY.matcher(target).matches()) {
          missing.put(specifier, target);
        }
      });
    }
    return missing;
  }

  /** Packages that other packages import, outside a {@code try}, and that are not installed. */
  Set<String> missingInPackages() {
    return complaints.stream().filter(Complaint::inPackage).flatMap(each -> each.specifier().stream())
        .filter(specifier -> BARE.matcher(specifier).matches()).collect(Collectors.toSet());
  }

  /** Whether nothing is wrong but that registry packages were not found. */
  boolean areOnlyMissingPackages() {
    return !complaints.isEmpty() && complaints.stream().allMatch(complaint ->
        complaint.specifier().filter(specifier -> REGISTRY.matcher(target(specifier)).matches()).isPresent());
  }

  /** Whether a file that nobody could know of may make this work when it appears. */
  boolean maybeMendedElsewhere() {
    return complaints.stream().anyMatch(complaint -> complaint.specifier().isPresent());
  }

  /** The failure to report, or empty when nothing is wrong. */
  Optional<SwampException> failure(PackageResolution resolution) {
    if (complaints.isEmpty()) {
      return Optional.empty();
    }
    List<Complaint> told = told(resolution);
    List<String> lines = told.stream().limit(SHOWN).map(each -> each.place() + explain(each, resolution)).toList();
    int more = told.size() - lines.size();
    SwampException failure = new SwampException(ErrorCode.BUNDLE_FAILED,
        "Cannot bundle " + entry.displayPath() + ": " + String.join("; ", lines) + (more > 0 ? "; " + more + " more" : ""));
    return Optional.of(hint(told, resolution).map(failure::withHint).orElse(failure));
  }

  /** Each place that matters once: a package that is missing only because another one is says nothing. */
  private List<Complaint> told(PackageResolution resolution) {
    boolean someFailed = complaints.stream().anyMatch(each -> problem(each, resolution).isPresent());
    boolean others = !areOnlyMissingPackages();
    return complaints.stream().filter(each -> {
      boolean registry = each.specifier().filter(name -> REGISTRY.matcher(target(name)).matches()).isPresent();
      return !registry || (someFailed ? problem(each, resolution).isPresent() : !others);
    }).toList();
  }

  private Optional<String> problem(Complaint complaint, PackageResolution resolution) {
    return complaint.specifier().map(specifier -> resolution.problems().get(target(specifier)));
  }

  private Optional<String> hint(List<Complaint> told, PackageResolution resolution) {
    if (told.stream().anyMatch(each -> problem(each, resolution).isPresent())) {
      return resolution.hint();
    }
    boolean packageImported = told.stream().flatMap(each -> each.specifier().stream())
        .anyMatch(specifier -> PACKAGE.matcher(target(specifier)).matches());
    return packageImported
        ? Optional.of("Copy what is needed into a file beside the extension, or import it from npm.")
        : Optional.empty();
  }

  private String explain(Complaint complaint, PackageResolution resolution) {
    Optional<String> target = complaint.specifier().map(this::target);
    if (target.isEmpty()) {
      return complaint.text();
    }
    String specifier = complaint.specifier().orElseThrow();
    String written = specifier.equals(target.get()) ? "" : ", imported as \"" + specifier + "\",";
    if (REGISTRY.matcher(target.get()).matches()) {
      return "the package " + target.get() + written + problem(complaint, resolution)
          .map(problem -> " cannot be had: " + problem).orElse(" is not supported");
    }
    if (PACKAGE.matcher(target.get()).matches()) {
      return "the import " + target.get() + written + " is not supported: nothing is taken from web addresses";
    }
    if (specifier.endsWith(".node")) {
      return "the native addon \"" + specifier + "\" cannot be loaded by this runtime";
    }
    boolean bare = !specifier.startsWith(".") && !specifier.startsWith("/") && !specifier.contains(":");
    return bare
        ? "nothing says what \"" + specifier + "\" is: write npm:" + specifier + " or name it in a deno.json"
        : complaint.text();
  }

  private String target(String specifier) {
    return files.importMap().resolve(specifier).orElse(specifier);
  }

  private void addError(BundleMessage error) {
    Matcher unresolved = UNRESOLVED.matcher(error.text());
    Optional<String> specifier = unresolved.matches() ? Optional.of(unresolved.group(1)) : Optional.empty();
    String place = error.location().map(at -> place(at.file(), at.line(), at.column() + 1)).orElse("");
    boolean inPackage = error.location().map(at -> packages.isPackageFile(source(at.file()))).orElse(false);
    complaints.add(new Complaint(specifier, place, error.text(), inPackage));
  }

  /** The bundler leaves web addresses to the host without a word; what packages only try to load may be missing. */
  private void addExternal(String specifier, String importer) {
    if (HostModules.of(specifier).isEmpty() && !NodeModules.isBuiltIn(specifier)
        && !packages.isPackageFile(source(importer))) {
      complaints.add(new Complaint(Optional.of(specifier), place(importer, lineOf(importer, specifier), 1), "",
          false));
    }
  }

  private int lineOf(String importer, String specifier) {
    byte[] content = FileState.read(source(importer), InstantSource.system()).content();
    String text = new String(content, StandardCharsets.UTF_8);
    return 1 + (int) text.substring(0, Math.max(0, text.indexOf(specifier))).chars().filter(c -> c == '\n').count();
  }

  private String place(String file, int line, int column) {
    return RelativePath.display(entry.directory().repository(), source(file)) + ":" + line + ":" + column + ": ";
  }

  private Path source(String file) {
    return entry.directory().directory().resolve(file).normalize();
  }
}
