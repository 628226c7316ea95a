package swamp.runtime.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import swamp.protocol.SwampException;
import swamp.runtime.extension.Bundle;
import swamp.runtime.extension.BundleCache;
import swamp.runtime.extension.DiscoveredExtensions;
import swamp.runtime.extension.ExtensionDirectory;
import swamp.runtime.extension.ExtensionDiscovery;
import swamp.runtime.extension.ExtensionEntry;
import swamp.runtime.extension.PackageClient;
import swamp.runtime.model.ExtensionProblem;
import swamp.runtime.model.InspectionCache;
import swamp.runtime.script.BundleScript;
import swamp.runtime.script.ContextPool;
import swamp.runtime.script.EntryInspection;
import swamp.runtime.script.RunScope;

/** Finds reports by name among the report files of a repository (repo-format §1.2). Thread-safe. */
public final class ReportCatalogue {
  private final ExtensionDiscovery discovery;
  private final BundleCache bundles;
  private final ContextPool contexts;
  private final InspectionCache inspections;

  /**
   * What a search came to.
   *
   * @param problems why files that may declare the report could not be loaded
   */
  public record Found(Optional<RegisteredReport> report, List<String> problems) {
    public Found {
      problems = List.copyOf(problems);
    }
  }

  public ReportCatalogue(
      ExtensionDiscovery discovery, BundleCache bundles, ContextPool contexts, InspectionCache inspections) {
    this.discovery = discovery;
    this.bundles = bundles;
    this.contexts = contexts;
    this.inspections = inspections;
  }

  /** The first report of this name, in the order of the directories. */
  public Found find(String name, List<ExtensionDirectory> directories, RunScope scope, PackageClient client) {
    Found found = search(discovery.discover(directories), name, scope, client);
    return found.report.isPresent() ? found : search(discovery.rescan(directories), name, scope, client);
  }

  private Found search(DiscoveredExtensions discovered, String name, RunScope scope, PackageClient client) {
    List<String> problems = new ArrayList<>();
    for (ExtensionEntry entry : discovered.entries()) {
      if (discovered.nameGuess(entry).filter(guess -> !guess.equals(name)).isPresent()) {
        continue;
      }
      try {
        Bundle bundle = bundles.bundle(entry, client);
        BundleScript script = RegisteredReport.script(bundle);
        EntryInspection inspection = inspections.inspection(bundle.hash(), () -> contexts.inspect(script, scope));
        if (inspection.kind() == EntryInspection.Kind.REPORT && inspection.type().equals(name)) {
          return new Found(Optional.of(RegisteredReport.of(inspection, bundle)), List.of());
        }
      } catch (SwampException e) {
        ExtensionProblem.note(e, problems);
      }
    }
    return new Found(Optional.empty(), problems);
  }
}
