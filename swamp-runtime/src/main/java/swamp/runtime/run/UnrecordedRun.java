package swamp.runtime.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import swamp.runtime.data.DataContent;
import swamp.runtime.data.DataDraft;
import swamp.runtime.data.DataItem;
import swamp.runtime.data.DataMetadata;
import swamp.runtime.data.DataRepository;
import swamp.runtime.data.DataSink;
import swamp.runtime.data.DataVersion;
import swamp.runtime.data.DataWriter;
import swamp.runtime.data.Sha256;
import swamp.runtime.definition.Definition;
import swamp.runtime.output.OutputRecord;
import swamp.runtime.session.RepositorySession;

/**
 * The journal of a run that leaves nothing behind ({@code --no-record}, {@code ephemeral: true}): what the method writes is
 * kept in memory, and in a private temporary directory where the method asks for a file's path; both are gone afterwards.
 */
final class UnrecordedRun implements RunJournal, DataSink {
  private static final Path NOWHERE = Path.of("");

  private final RepositorySession repository;
  private final Map<DataItem, Written> latest = new HashMap<>();
  private @Nullable Path directory;
  private @Nullable DataRepository streamed;

  @SuppressWarnings("ArrayRecordComponent") // Carries bytes, is never compared.
  private record Written(DataVersion version, byte[] content) {}

  UnrecordedRun(RepositorySession repository) {
    this.repository = repository;
  }

  @Override
  public boolean isRecorded() {
    return false;
  }

  @Override
  public DataSink data() {
    return this;
  }

  @Override
  public DataVersion write(DataDraft draft, byte[] content) {
    DataMetadata metadata = new DataMetadata(draft.id(), draft.item().name(), nextVersion(draft.item()), draft.description(),
        draft.createdAt(), content.length, Sha256.of(content), draft.lifecycle(), draft.renamedTo());
    DataVersion version = new DataVersion(draft.item(), metadata, NOWHERE);
    latest.put(draft.item(), new Written(version, content));
    return version;
  }

  @Override
  public DataWriter allocate(DataDraft draft) {
    return streamed().allocate(draft);
  }

  private int nextVersion(DataItem item) {
    Written before = latest.get(item);
    return before == null ? 1 : before.version.number() + 1;
  }

  private DataRepository streamed() {
    DataRepository made = streamed;
    if (made == null) {
      try {
        Path temporary = Files.createTempDirectory("swamp-run-");
        directory = temporary;
        made = DataRepository.uncatalogued(temporary, repository.services().files());
        streamed = made;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return made;
  }

  @Override
  public Optional<DataVersion> read(DataItem item, long version) {
    Written own = latest.get(item);
    if (own != null && (version == 0 || version == own.version.number())) {
      return Optional.of(own.version).filter(found -> !found.metadata().isDeleted());
    }
    return repository.readable(item, version);
  }

  @Override
  public byte[] content(DataVersion version) {
    Written own = latest.get(version.item());
    if (own != null && own.version.equals(version)) {
      return own.content.clone();
    }
    return repository.data().content(version);
  }

  @Override
  public Optional<Path> directory(DataVersion version) {
    return Optional.empty();
  }

  @Override
  public void log(Instant at, String level, String category, String message) {}

  @Override
  public Optional<Path> logFile() {
    return Optional.empty();
  }

  @Override
  public void evaluated(Definition definition) {}

  @Override
  public void started(OutputRecord record) {}

  @Override
  public void ended(OutputRecord record, boolean succeeded) {}

  @Override
  public void reports(List<DataContent> contents) {}

  @Override
  public void flushLog() {}

  @Override
  public void collectGarbage() {}

  @Override
  public void close() {
    Path temporary = directory;
    if (temporary != null) {
      try {
        repository.services().files().deleteRecursively(temporary);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
