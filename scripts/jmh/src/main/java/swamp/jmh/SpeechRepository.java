package swamp.jmh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import swamp.runtime.file.JdkFileOperations;

/** A throw-away copy of the speech example. */
record SpeechRepository(Path directory) implements AutoCloseable {
  private static final String EXAMPLE = "docs/examples/speech";

  /**
   * Copies the example of the checkout that the property {@code swamp.root} names.
   *
   * @param settings lines that are added to its {@code .swamp.yaml}
   */
  static SpeechRepository copy(String settings) {
    try {
      Path example = Path.of(System.getProperty("swamp.root")).resolve(EXAMPLE).toRealPath();
      Path copy = Files.createTempDirectory("swamp-jmh").toRealPath();
      try (Stream<Path> files = Files.walk(example)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Path target = copy.resolve(example.relativize(file).toString());
          Files.createDirectories(target.resolveSibling("."));
          Files.copy(file, target);
        }
      }
      Files.writeString(copy.resolve(".swamp.yaml"), settings, StandardOpenOption.APPEND);
      return new SpeechRepository(copy);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    new JdkFileOperations().deleteRecursively(directory);
  }
}
