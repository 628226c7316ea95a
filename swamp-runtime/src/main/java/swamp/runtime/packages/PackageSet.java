package swamp.runtime.packages;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import swamp.protocol.JsonText;
import swamp.runtime.extension.ContentHash;

/**
 * Packages that are fetched together, so that those which need each other share one copy.
 *
 * @param dependencies folder below {@code node_modules}, to what npm is to put there
 */
record PackageSet(Map<String, String> dependencies) {
  /** Changes whenever npm would be asked in another way. */
  private static final String FORMAT = "1";

  PackageSet {
    dependencies = Map.copyOf(dependencies);
  }

  static PackageSet of(Collection<PackageSpecifier> specifiers) {
    Map<String, String> dependencies = new LinkedHashMap<>();
    for (String wanted : new TreeSet<>(specifiers.stream().map(PackageSet::wanted).toList())) {
      String name = wanted.substring(0, wanted.lastIndexOf('@'));
      String range = wanted.substring(wanted.lastIndexOf('@') + 1);
      // A second version of the same package lies in a folder of another name.
      if (dependencies.putIfAbsent(name, range) != null) {
        dependencies.put(folderOfOther(name, range), "npm:" + wanted);
      }
    }
    return new PackageSet(dependencies);
  }

  /** Whether some of them come from jsr. */
  boolean needsJsr() {
    return dependencies.keySet().stream().anyMatch(folder -> folder.startsWith(PackageSpecifier.JSR_SCOPE));
  }

  /** The folder of a member below {@code node_modules}. */
  String folder(PackageSpecifier specifier) {
    return specifier.range().equals(dependencies.get(specifier.name()))
        ? specifier.name()
        : folderOfOther(specifier.name(), specifier.range());
  }

  /** Identifies the set: the same packages in the same versions asked for. */
  String key() {
    List<String> lines = new ArrayList<>(List.of(FORMAT));
    dependencies.forEach((folder, range) -> lines.add(folder + " " + range));
    return ContentHash.of(lines.stream().sorted().collect(Collectors.joining("\n")));
  }

  /** The {@code package.json} that asks npm for the set. */
  String packageFile() {
    ObjectNode file = JsonText.object().put("private", true);
    ObjectNode members = file.putObject("dependencies");
    new TreeSet<>(dependencies.keySet()).forEach(folder -> members.put(folder, dependencies.get(folder)));
    return JsonText.pretty(file);
  }

  private static String wanted(PackageSpecifier specifier) {
    return specifier.name() + "@" + specifier.range();
  }

  private static String folderOfOther(String name, String range) {
    return name + "--" + ContentHash.of(range).substring(0, 8);
  }
}
