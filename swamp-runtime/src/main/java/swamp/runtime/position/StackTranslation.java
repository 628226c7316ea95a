package swamp.runtime.position;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import swamp.protocol.SwampException;
import swamp.runtime.extension.Bundle;

/** Turns stack traces of bundled code into traces of its sources, by the bundles' source maps. For one thread. */
public final class StackTranslation {
  private static final Logger LOG = LoggerFactory.getLogger(StackTranslation.class);
  /** A frame's end: the script's name, line and column, with or without the parenthesis that follows a function's name. */
  private static final Pattern FRAME = Pattern.compile("(\\s+at (?:async )?(?:.* \\()?)(.+):(\\d+):(\\d+)(\\)?)");
  private static final String PACKAGES = "/node_modules/";

  private final Map<String, Bundle> bundles = new HashMap<>();
  private final Map<String, Optional<SourceMap>> maps = new HashMap<>();

  /** A translation for code of these bundles, each of which is evaluated under its entry's path. */
  public StackTranslation(List<Bundle> bundles) {
    bundles.forEach(bundle -> this.bundles.put(bundle.entry().displayPath(), bundle));
  }

  /** The trace with every frame that can be told apart in the words of the sources; other lines stay as they are. */
  public TranslatedStack translate(String stack) {
    List<String> lines = new ArrayList<>();
    List<SourcePosition> positions = new ArrayList<>();
    for (String line : stack.lines().toList()) {
      Matcher frame = FRAME.matcher(line);
      Optional<SourcePosition> position = frame.matches()
          ? position(frame.group(2), Integer.parseInt(frame.group(3)), Integer.parseInt(frame.group(4)))
          : Optional.empty();
      position.ifPresent(positions::add);
      lines.add(position.map(found -> frame.group(1) + found + frame.group(5)).orElse(line));
    }
    Optional<SourcePosition> first = positions.stream().filter(position -> !isOfPackage(position.file())).findFirst()
        .or(() -> positions.stream().findFirst());
    return new TranslatedStack(String.join("\n", lines), first);
  }

  private Optional<SourcePosition> position(String script, int line, int column) {
    Bundle bundle = bundles.get(script);
    if (bundle == null) {
      return Optional.empty();
    }
    return maps.computeIfAbsent(script, name -> read(bundle))
        .flatMap(map -> map.original(line, column))
        .map(place -> position(bundle, place));
  }

  private static SourcePosition position(Bundle bundle, SourceMap.Place place) {
    Path file = bundle.entry().directory().directory().resolve(place.source()).normalize();
    return new SourcePosition(file, shown(file, bundle.entry().directory().repository()), place.line(), place.column());
  }

  private static String shown(Path file, Path repository) {
    String path = file.toString().replace(file.getFileSystem().getSeparator(), "/");
    if (isOfPackage(file)) {
      return "npm:" + path.substring(path.lastIndexOf(PACKAGES) + PACKAGES.length());
    }
    return file.startsWith(repository) ? path.substring(repository.toString().length() + 1) : path;
  }

  private static boolean isOfPackage(Path file) {
    return file.toString().contains(PACKAGES);
  }

  private static Optional<SourceMap> read(Bundle bundle) {
    try {
      return bundle.sourceMap().isEmpty()
          ? Optional.empty()
          : Optional.of(SourceMap.of(Files.readString(bundle.sourceMap().get())));
    } catch (IOException | SwampException e) {
      LOG.warn("no positions for {}: its source map cannot be read: {}", bundle.entry().displayPath(), e.toString());
      return Optional.empty();
    }
  }
}
