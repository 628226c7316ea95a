package swamp.runtime.extension;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A repository with a models directory, for tests. */
final class ExtensionFixture {
  static final String NOOP = """
      // A small model with one method.
      import { z } from "npm:zod@4";

      enum Level { Low = 1, High }

      export const model = {
        type: "@test/noop",
        version: "2026.01.02.1",
        methods: {
          noop: {
            description: "Do nothing",
            arguments: z.object({ n: z.number().default(Level.High) }),
            execute: (_args: unknown): Promise<{ dataHandles: [] }> => Promise.resolve({ dataHandles: [] }),
          },
        },
      } satisfies Record<string, unknown>;
      """;

  private final Path repository;
  private final Path models;

  ExtensionFixture(Path repository) {
    this.repository = repository;
    this.models = repository.resolve("extensions/models");
  }

  static EsbuildBinary esbuild() {
    return EsbuildBinary.below(Path.of(System.getProperty("swamp.root", "..")));
  }

  Path models() {
    return models;
  }

  ExtensionDirectory local() {
    return new ExtensionDirectory(models, ExtensionOrigin.LOCAL, repository);
  }

  ExtensionDirectory pulled() {
    return new ExtensionDirectory(models, ExtensionOrigin.PULLED, repository);
  }

  ExtensionEntry entry(String path) {
    return new ExtensionEntry(models.resolve(path), local());
  }

  /** Writes a file below the models directory; a path starting with {@code ../} leaves it. */
  Path write(String path, String text) {
    return write(models.resolve(path).normalize(), text);
  }

  static Path write(Path file, String text) {
    try {
      Files.createDirectories(file.resolveSibling("."));
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  BundleInput input(String path) {
    return new BundleInput(models.resolve(path), models, java.util.Map.of(), java.util.Set.of());
  }

  static FileTime modified(Path file) throws IOException {
    return Files.getLastModifiedTime(file);
  }

  /** An hour ahead: to this clock every file is old enough to be told by its attributes. */
  static java.time.InstantSource later() {
    return () -> Instant.now().plusSeconds(3600);
  }

  /** Passes on to a real bundler and counts. */
  static final class CountingBundler implements Bundler {
    final AtomicInteger builds = new AtomicInteger();
    private final Bundler real;

    CountingBundler(Bundler real) {
      this.real = real;
    }

    @Override
    public BundleOutput bundle(BundleInput input) {
      builds.incrementAndGet();
      return real.bundle(input);
    }
  }

  static List<String> paths(DiscoveredExtensions found) {
    return found.entries().stream().map(ExtensionEntry::relativePath).toList();
  }
}
