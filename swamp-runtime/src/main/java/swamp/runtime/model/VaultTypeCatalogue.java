package swamp.runtime.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import swamp.protocol.SwampException;
import swamp.runtime.extension.Bundle;
import swamp.runtime.extension.BundleCache;
import swamp.runtime.extension.ExtensionDirectory;
import swamp.runtime.extension.ExtensionDiscovery;
import swamp.runtime.extension.ExtensionEntry;
import swamp.runtime.extension.PackageClient;
import swamp.runtime.script.BundleScript;
import swamp.runtime.script.ContextPool;
import swamp.runtime.script.EntryInspection;
import swamp.runtime.script.RunScope;
import swamp.runtime.script.TypeScripts;

/** Finds the vault types among the extension files of a repository (vaults.md). Thread-safe. */
public final class VaultTypeCatalogue {
  private final ExtensionDiscovery discovery;
  private final BundleCache bundles;
  private final ContextPool contexts;
  private final InspectionCache inspections;

  /** @param discovery of files that export a vault */
  public VaultTypeCatalogue(
      ExtensionDiscovery discovery, BundleCache bundles, ContextPool contexts, InspectionCache inspections) {
    this.discovery = discovery;
    this.bundles = bundles;
    this.contexts = contexts;
    this.inspections = inspections;
  }

  /** All types, the first file of each; what could not be loaded is added to {@code problems}. */
  public List<VaultType> all(
      List<ExtensionDirectory> directories, RunScope scope, PackageClient client, List<String> problems) {
    Map<String, VaultType> types = new LinkedHashMap<>();
    for (ExtensionEntry entry : discovery.rescan(directories).entries()) {
      load(entry, scope, client, problems).ifPresent(type -> types.putIfAbsent(type.type(), type));
    }
    return List.copyOf(types.values());
  }

  /** The type of this name; when it is unknown, {@code problems} says which files could not be loaded. */
  public Optional<VaultType> find(
      String type, List<ExtensionDirectory> directories, RunScope scope, PackageClient client, List<String> problems) {
    for (ExtensionEntry entry : discovery.discover(directories).entries()) {
      Optional<VaultType> found = load(entry, scope, client, new ArrayList<>()).filter(it -> it.type().equals(type));
      if (found.isPresent()) {
        return found;
      }
    }
    return all(directories, scope, client, problems).stream().filter(it -> it.type().equals(type)).findFirst();
  }

  private Optional<VaultType> load(ExtensionEntry entry, RunScope scope, PackageClient client, List<String> problems) {
    try {
      Bundle bundle = bundles.bundle(entry, client);
      BundleScript script = new BundleScript(bundle.hash(), bundle.entry().displayPath(), bundle.code());
      EntryInspection inspection = inspections.inspection(bundle.hash(), () -> contexts.inspect(script, scope));
      return inspection.kind() == EntryInspection.Kind.VAULT
          ? Optional.of(new VaultType(inspection.type(), inspection.description().path("name").asText(inspection.type()),
              new TypeScripts(script, List.of())))
          : Optional.empty();
    } catch (SwampException e) {
      ExtensionProblem.note(e, problems);
      return Optional.empty();
    }
  }
}
