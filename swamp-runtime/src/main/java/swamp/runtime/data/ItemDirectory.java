package swamp.runtime.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.function.Predicate;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;

/** Reads the directory of one data item (data-format §2.1). A version is there when its {@code metadata.yaml} is. */
record ItemDirectory(DataItem item, Path path) {
  static final String LATEST = "latest";
  static final String METADATA = "metadata.yaml";
  static final String RAW = "raw";
  private static final int LONGEST_VERSION_DIGITS = 9;

  Path versionDirectory(int number) {
    return path.resolve(Integer.toString(number));
  }

  Path latestFile() {
    return path.resolve(LATEST);
  }

  /** The number in the marker, whether that version is whole or not; empty without a readable marker. */
  OptionalInt marker() {
    try {
      return versionNumber(Files.readString(latestFile(), StandardCharsets.US_ASCII).strip());
    } catch (NoSuchFileException e) {
      return OptionalInt.empty();
    } catch (IOException e) {
      return legacyMarker();
    }
  }

  /** Older repositories have a symbolic link to the version directory, which cannot be read as a file. */
  private OptionalInt legacyMarker() {
    try {
      Path target = Files.readSymbolicLink(latestFile()).getFileName();
      return target == null ? OptionalInt.empty() : versionNumber(target.toString());
    } catch (IOException | UnsupportedOperationException e) {
      return OptionalInt.empty();
    }
  }

  /** The numbers of all version directories, whole or not, ascending. */
  TreeSet<Integer> directoryNumbers() {
    TreeSet<Integer> numbers = new TreeSet<>();
    for (Path entry : entries(path, entry -> true)) {
      versionNumber(fileName(entry)).ifPresent(numbers::add);
    }
    return numbers;
  }

  /** The version, or empty when its directory is missing or has no {@code metadata.yaml}. */
  Optional<DataVersion> version(int number) {
    Path directory = versionDirectory(number);
    Path file = directory.resolve(METADATA);
    try {
      String text = Files.readString(file);
      DataMetadata metadata = MetadataYaml.read(text, item.name(), number, file.toString());
      return Optional.of(new DataVersion(item, metadata, directory));
    } catch (NoSuchFileException | NotDirectoryException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** Whether this version is there, without reading it. */
  boolean isWhole(int number) {
    return Files.exists(versionDirectory(number).resolve(METADATA));
  }

  /** The version under the marker, else the highest whole one. */
  Optional<DataVersion> latest() {
    OptionalInt marker = marker();
    Optional<DataVersion> marked = marker.isPresent() ? version(marker.getAsInt()) : Optional.empty();
    return marked.isPresent() ? marked : highest();
  }

  Optional<DataVersion> highest() {
    for (int number : directoryNumbers().descendingSet()) {
      Optional<DataVersion> version = version(number);
      if (version.isPresent()) {
        return version;
      }
    }
    return Optional.empty();
  }

  /** The entries of a directory, in no order; none when it is missing. */
  static Iterable<Path> entries(Path directory, Predicate<Path> wanted) {
    java.util.List<Path> entries = new java.util.ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory, wanted::test)) {
      stream.forEach(entries::add);
    } catch (NoSuchFileException | NotDirectoryException e) {
      return java.util.List.of();
    } catch (IOException e) {
      throw unreadable(directory, e);
    }
    return entries;
  }

  static String fileName(Path path) {
    Path name = path.getFileName();
    return name == null ? "" : name.toString();
  }

  static SwampException unreadable(Path path, IOException cause) {
    return new SwampException(ErrorCode.FILE_ACCESS, "Cannot read " + path + ": " + cause, cause)
        .withHint("Check that the file system is reachable and that you may read this path.");
  }

  private static OptionalInt versionNumber(String text) {
    if (text.isEmpty() || text.length() > LONGEST_VERSION_DIGITS || text.charAt(0) == '0') {
      return OptionalInt.empty();
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return OptionalInt.empty();
      }
    }
    return OptionalInt.of(Integer.parseInt(text));
  }
}
