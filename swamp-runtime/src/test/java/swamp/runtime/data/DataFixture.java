package swamp.runtime.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import swamp.runtime.catalog.CatalogFilter;
import swamp.runtime.catalog.CatalogRow;
import swamp.runtime.catalog.DataCatalog;
import swamp.runtime.catalog.KnownFiles;
import swamp.runtime.file.FileOperations;
import swamp.runtime.file.JdkFileOperations;

/** A data directory with its repository, and short ways to write to it. */
final class DataFixture implements AutoCloseable {
  static final String TYPE = "@acme/probe";
  static final String MODEL = "07201ad7-ce1a-4206-ae4e-f667baecc55b";
  static final Instant NOW = Instant.parse("2026-11-22T11:03:55.270Z");

  final Path root;
  final List<String> warnings = new ArrayList<>();
  final DataCatalog catalog;
  final DataRepository repository;

  DataFixture(Path root) {
    this(root, new JdkFileOperations(), false);
  }

  DataFixture(Path root, FileOperations files, boolean pruning) {
    this.root = root;
    this.catalog = new DataCatalog(root.resolve("_catalog.db"), new JdkFileOperations(), warnings::add);
    this.repository = new DataRepository(root, "", pruning, files, catalog);
    catalog.find(CatalogFilter.everything(), KnownFiles.of());
  }

  /** The repository alone, for tests that open hundreds. */
  static DataRepository withoutCatalog(Path root, FileOperations files, boolean pruning) {
    return new DataRepository(root, "", pruning, files, changes -> {});
  }

  static DataItem item(String name) {
    return new DataItem(TYPE, MODEL, name);
  }

  static DataDescription description(Lifetime lifetime, GarbageCollection collection) {
    Map<String, String> tags = new LinkedHashMap<>();
    tags.put("type", "resource");
    tags.put("specName", "state");
    tags.put("modelName", "p1");
    tags.put("initiatedBy", "ghost");
    return new DataDescription("application/json", lifetime, collection, false, tags, Owner.ofDefinition(MODEL));
  }

  static DataDescription description() {
    return description(Lifetime.Bound.INFINITE, new GarbageCollection.NewestVersions(3));
  }

  static DataDescription description(Owner owner) {
    DataDescription plain = description();
    return new DataDescription(
        plain.contentType(), plain.lifetime(), plain.garbageCollection(), false, plain.tags(), owner);
  }

  static Owner stepOwner(String step) {
    return new Owner(
        OwnerType.MODEL_METHOD,
        MODEL,
        Optional.of("w"),
        Optional.of("r1"),
        Optional.of("flow"),
        Optional.of("job"),
        Optional.of(step),
        Optional.of("step-output"),
        Optional.empty());
  }

  DataVersion write(String name, String json) {
    return write(repository, name, json);
  }

  static DataVersion write(DataSink sink, String name, String json) {
    return sink.write(DataDraft.of(item(name), NOW, description()), bytes(json));
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  String content(DataVersion version) {
    return new String(repository.content(version), StandardCharsets.UTF_8);
  }

  Path directory(String name) {
    return root.resolve(TYPE).resolve(MODEL).resolve(name);
  }

  String marker(String name) {
    try {
      return Files.readString(directory(name).resolve("latest"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The catalog's rows as writes left them: an empty catalog was populated at the start. */
  List<CatalogRow> rows() {
    return catalog.find(CatalogFilter.everything(), KnownFiles.UNASKED);
  }

  @Override
  public void close() {
    catalog.close();
  }
}
