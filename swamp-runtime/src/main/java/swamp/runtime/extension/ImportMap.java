package swamp.runtime.extension;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;

/**
 * What bare import specifiers mean below a {@code deno.json}, {@code deno.jsonc} or {@code package.json}
 * (extension-api §3.4). Values are {@code npm:}, {@code jsr:} or {@code https:} specifiers, or absolute paths.
 *
 * @param targets specifier, or prefix ending with {@code /}, to what it stands for
 */
record ImportMap(Map<String, String> targets) {
  /** The configuration files of one directory, the one that counts first. */
  static final String[] DENO_FILES = {"deno.json", "deno.jsonc"};
  static final String PACKAGE_FILE = "package.json";

  private static final JsonMapper READER = JsonMapper.builder()
      .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS, JsonReadFeature.ALLOW_TRAILING_COMMA)
      .build();

  ImportMap {
    targets = Map.copyOf(targets);
  }

  static ImportMap empty() {
    return new ImportMap(Map.of());
  }

  /** The {@code imports} of a deno configuration file, or of the file that it names as its import map. */
  static ImportMap ofDeno(Path file, byte[] content) {
    Map<String, String> targets = new LinkedHashMap<>();
    for (var member : parse(file, content).path("imports").properties()) {
      String target = member.getValue().asText("");
      boolean relative = target.startsWith("./") || target.startsWith("../");
      targets.put(member.getKey(), relative ? file.resolveSibling(target).normalize().toString() : target);
    }
    return new ImportMap(targets);
  }

  /** The file with the import map of a deno configuration file that has none itself. */
  static Optional<Path> elsewhere(Path file, byte[] content) {
    JsonNode root = parse(file, content);
    String named = root.path("importMap").asText("");
    return named.isEmpty() || named.contains(":") || root.has("imports") || root.has("scopes")
        ? Optional.empty() : Optional.of(file.resolveSibling(named).normalize());
  }

  /** Whether a deno configuration file names a directory as a member of its workspace, which then shares its imports. */
  static boolean isWorkspaceOf(Path file, byte[] content, Path member) {
    JsonNode workspace = parse(file, content).path("workspace");
    JsonNode members = workspace.isObject() ? workspace.path("members") : workspace;
    for (JsonNode each : members) {
      String path = each.asText();
      Path named = file.resolveSibling(path.endsWith("/*") ? path.substring(0, path.length() - 2) : path).normalize();
      if (named.equals(path.endsWith("/*") ? member.getParent() : member)) {
        return true;
      }
    }
    return false;
  }

  /** The same with what {@code other} says of specifiers that this one says nothing of. */
  ImportMap orElse(ImportMap other) {
    Map<String, String> both = new LinkedHashMap<>(other.targets);
    both.putAll(targets);
    return new ImportMap(both);
  }

  /** The dependencies of a package file. */
  static ImportMap ofPackage(Path file, byte[] content) {
    Map<String, String> targets = new LinkedHashMap<>();
    JsonNode root = parse(file, content);
    for (String section : new String[] {"devDependencies", "dependencies"}) {
      for (var member : root.path(section).properties()) {
        String range = member.getValue().asText("");
        targets.put(member.getKey(), range.startsWith("npm:") ? range : "npm:" + member.getKey() + "@" + range);
      }
    }
    return new ImportMap(targets);
  }

  /** What the specifier stands for, or empty when it is not mapped. */
  Optional<String> resolve(String specifier) {
    String exact = targets.get(specifier);
    if (exact != null) {
      return Optional.of(exact);
    }
    String best = "";
    for (String prefix : targets.keySet()) {
      if (prefix.endsWith("/") && specifier.startsWith(prefix) && prefix.length() > best.length()) {
        best = prefix;
      }
    }
    String target = targets.get(best);
    if (best.isEmpty() || target == null) {
      return subpathOfPackage(specifier);
    }
    String rest = specifier.substring(best.length());
    return Optional.of(target.endsWith("/") || rest.isEmpty() ? target + rest : target + "/" + rest);
  }

  /** A package that is named as a whole gives its subpaths as well. */
  private Optional<String> subpathOfPackage(String specifier) {
    for (int slash = specifier.lastIndexOf('/'); slash > 0; slash = specifier.lastIndexOf('/', slash - 1)) {
      String target = targets.get(specifier.substring(0, slash));
      if (target != null && (target.startsWith("npm:") || target.startsWith("jsr:"))) {
        return Optional.of(target + specifier.substring(slash));
      }
    }
    return Optional.empty();
  }

  private static JsonNode parse(Path file, byte[] content) {
    try {
      return READER.readTree(new String(content, StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      throw new SwampException(ErrorCode.BUNDLE_FAILED, file + " is not valid JSON: " + e.getOriginalMessage(), e)
          .withHint("Extensions below it cannot be bundled until it is mended.");
    }
  }
}
