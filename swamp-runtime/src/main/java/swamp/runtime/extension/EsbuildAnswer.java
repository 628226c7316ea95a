package swamp.runtime.extension;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import swamp.protocol.JsonText;

/** Reads the service's answer to a build request. */
final class EsbuildAnswer {
  private static final String ALWAYS_DEFAULT = "__defProp(target, \"default\", { value: mod, enumerable: true })";
  private static final String MAYBE_DEFAULT = "isNodeMode || !mod || !mod.__esModule ? " + ALWAYS_DEFAULT + " : target";

  private EsbuildAnswer() {}

  static BundleOutput read(Map<?, ?> answer, Path base) throws IOException {
    if (answer.get("error") instanceof String error) {
      throw new IOException("esbuild refused the request: " + error);
    }
    List<BundleMessage> errors = messages(answer.get("errors"));
    List<BundleMessage> warnings = messages(answer.get("warnings"));
    if (!errors.isEmpty()) {
      return new BundleOutput.Rejected(errors, warnings);
    }
    String code = null;
    String map = null;
    for (Object file : list(answer.get("outputFiles"))) {
      if (file instanceof Map<?, ?> output && output.get("contents") instanceof byte[] contents) {
        String text = new String(contents, StandardCharsets.UTF_8);
        if (String.valueOf(output.get("path")).endsWith(".map")) {
          map = text;
        } else {
          code = text;
        }
      }
    }
    if (code == null || map == null) {
      throw new IOException("esbuild answered without a bundle");
    }
    return bundled(code, withSources(map, base, base), text(answer.get("metafile")), warnings);
  }

  /** A bundle with what esbuild's metafile tells about where it came from. */
  static BundleOutput.Bundled bundled(String code, String map, String metafile, List<BundleMessage> warnings) {
    Set<String> inputs = new LinkedHashSet<>();
    Map<String, String> externals = new LinkedHashMap<>();
    for (var input : JsonText.parse(metafile).path("inputs").properties()) {
      inputs.add(input.getKey());
      for (JsonNode imported : input.getValue().path("imports")) {
        String path = imported.path("path").asText();
        // Imports that went away with the types they named are listed too, and its own helper functions.
        if (imported.path("external").asBoolean() && code.contains("require(" + JsonText.compact(imported.path("path")) + ")")) {
          externals.putIfAbsent(path, input.getKey());
        }
      }
    }
    return new BundleOutput.Bundled(withNodeInterop(code), map, inputs, externals, warnings);
  }

  /** The default export of a CommonJS module is the module itself, whatever the module says (extension-api §3.4). */
  private static String withNodeInterop(String code) {
    return code.replace(MAYBE_DEFAULT, ALWAYS_DEFAULT);
  }

  /** A source map whose sources, addresses seen from one directory, become paths seen from another. */
  static String withSources(String map, Path from, Path base) {
    ObjectNode root = (ObjectNode) JsonText.parse(map);
    ArrayNode sources = JsonText.object().putArray("sources");
    for (JsonNode source : root.path("sources")) {
      // Percent signs are the only escapes in these addresses; the decoder is made for forms, where plus is another.
      String path = URLDecoder.decode(source.asText().replace("+", "%2B"), StandardCharsets.UTF_8);
      sources.add(RelativePath.of(base, from.resolve(path).normalize()));
    }
    root.set("sources", sources);
    return JsonText.compact(root);
  }

  private static List<BundleMessage> messages(@Nullable Object value) {
    List<BundleMessage> messages = new ArrayList<>();
    for (Object item : list(value)) {
      if (item instanceof Map<?, ?> message) {
        messages.add(new BundleMessage(text(message.get("text")), location(message.get("location"))));
      }
    }
    return messages;
  }

  private static Optional<BundleMessage.Location> location(@Nullable Object value) {
    if (value instanceof Map<?, ?> place
        && place.get("line") instanceof Integer line && place.get("column") instanceof Integer column) {
      return Optional.of(
          new BundleMessage.Location(text(place.get("file")), line, column, text(place.get("lineText"))));
    }
    return Optional.empty();
  }

  private static List<?> list(@Nullable Object value) {
    return value instanceof List<?> list ? list : List.of();
  }

  private static String text(@Nullable Object value) {
    return value instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8)
        : value instanceof String text ? text : "";
  }
}
