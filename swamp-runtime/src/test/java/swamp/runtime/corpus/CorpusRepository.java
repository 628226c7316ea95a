package swamp.runtime.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A swamp repository with one public model in it. */
record CorpusRepository(Path directory) {
  CorpusRepository(Path directory, CorpusModel model) throws IOException {
    this(directory);
    Files.createDirectories(directory.resolve("models"));
    Files.writeString(directory.resolve(".swamp.yaml"), """
        swampVersion: 20260206.200442.0
        initializedAt: "2026-11-22T10:00:00.000Z"
        repoId: 3f0b7f6e-58d5-4d7e-9a34-0a5b7c9d1e2f
        """);
    Path models = directory.resolve("extensions/models");
    model.copyTo(models);
    if (model.isExtension()) {
      Files.writeString(models.resolve("extended_type.ts"), """
          export const model = { type: "%s", version: "2026.01.01.1", methods: {} };
          """.formatted(model.type()));
    }
  }
}
