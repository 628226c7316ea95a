package swamp.runtime.definition;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import swamp.protocol.SwampException;
import swamp.runtime.repository.FileCache;
import swamp.runtime.repository.FileFailure;
import swamp.runtime.type.ModelType;
import swamp.runtime.yaml.YamlText;

/** Reads definition files, each parsed again only after a change, and lists them without stopping at what is broken. */
final class DefinitionFiles {
  private static final long CAPACITY = 64L * 1024 * 1024;

  private final DefinitionDirectories directories;
  private final FileCache<Definition> cache;

  /**
   * The definition files below a directory, and what could not be looked at. Their order is that of the directories, which
   * decides between definitions of one name (repo-format §1.5).
   */
  record Listing(List<Path> files, List<BrokenDefinition> broken) {}

  DefinitionFiles(DefinitionDirectories directories, InstantSource clock) {
    this.directories = directories;
    this.cache = new FileCache<>(new Reader(), YamlText.LONGEST_TEXT, CAPACITY, clock);
  }

  /**
   * The definition in a file as it is now.
   *
   * @throws SwampException when the file cannot be read or does not hold a definition
   */
  StoredDefinition load(Path file, DefinitionOrigin origin) {
    try {
      return new StoredDefinition(cache.get(file), file, origin);
    } catch (IOException e) {
      throw FileFailure.reading(file, e);
    }
  }

  void forget(Path file) {
    cache.forget(file);
  }

  /** Parses definitions, and refuses files that links put into the repository. */
  private final class Reader implements FileCache.Parser<Definition> {
    @Override
    public Definition parse(Path file, String text) {
      return DefinitionText.read(text, file.toString(), typeOfPlace(file));
    }

    @Override
    public void admit(Path file) throws IOException {
      refuseEscape(file);
    }
  }

  private Optional<ModelType> typeOfPlace(Path file) {
    Path root = file.startsWith(directories.automatic()) ? directories.automatic() : directories.models();
    Path directory = root.relativize(file).getParent();
    return directory == null ? Optional.empty() : Optional.of(ModelType.of(directory.toString()));
  }

  /** A link may lead anywhere within the repository or the directory of automatic definitions, but not out of them. */
  private void refuseEscape(Path path) throws IOException {
    Path real = path.toRealPath();
    if (!real.startsWith(directories.repository().toRealPath())
        && !(Files.isDirectory(directories.automatic()) && real.startsWith(directories.automatic().toRealPath()))) {
      throw new FileSystemException(path.toString(), null, "a symbolic link leads out of the repository");
    }
  }

  Listing list(DefinitionOrigin origin) {
    Path root = directories.root(origin);
    List<Path> files = new ArrayList<>();
    List<BrokenDefinition> broken = new ArrayList<>();
    if (Files.exists(root)) {
      try {
        Files.walkFileTree(root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new Visitor(files,
            broken));
      } catch (IOException e) {
        throw FileFailure.reading(root, e);
      }
    }
    return new Listing(files, broken);
  }

  /** Collects what it meets; nothing makes it stop. */
  private final class Visitor extends SimpleFileVisitor<Path> {
    private final List<Path> files;
    private final List<BrokenDefinition> broken;

    Visitor(List<Path> files, List<BrokenDefinition> broken) {
      this.files = files;
      this.broken = broken;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
      try {
        if (Files.isSymbolicLink(directory)) {
          refuseEscape(directory);
        }
        return FileVisitResult.CONTINUE;
      } catch (IOException e) {
        broken.add(new BrokenDefinition(directory, FileFailure.reason(e)));
        return FileVisitResult.SKIP_SUBTREE;
      }
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (file.getFileName().toString().endsWith(".yaml")) {
        files.add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
      broken.add(new BrokenDefinition(file, FileFailure.reason(failure)));
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure) {
      return failure == null ? FileVisitResult.CONTINUE : visitFileFailed(directory, failure);
    }
  }
}
