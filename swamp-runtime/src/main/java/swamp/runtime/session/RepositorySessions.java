package swamp.runtime.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import swamp.protocol.Caller;
import swamp.runtime.AnswerSink;
import swamp.runtime.Cancellation;
import swamp.runtime.lock.FileLocks;
import swamp.runtime.repository.RepositoryLayout;
import swamp.runtime.repository.RepositoryLocator;
import swamp.runtime.repository.RepositoryOpener;

/** Opens repositories for requests and keeps them open for a while. Thread-safe. */
public final class RepositorySessions implements AutoCloseable {
  private static final Duration KEPT_OPEN = Duration.ofHours(1);

  private final RuntimeServices services;
  private final boolean resident;
  private final FileLocks locks;
  private final RepositoryOpener layouts = new RepositoryOpener(InstantSource.system());
  private final Cache<OpenRepository.Key, OpenRepository> open = Caffeine.newBuilder()
      .expireAfterAccess(KEPT_OPEN)
      .removalListener((OpenRepository.@Nullable Key key, @Nullable OpenRepository repository, RemovalCause cause) -> close(repository))
      .build();

  /**
   * @param resident whether this process stays: then run records that a killed process has left open are closed in the
   *     background when their repository is opened
   */
  public RepositorySessions(RuntimeServices services, boolean resident) {
    this.services = services;
    this.resident = resident;
    this.locks = new FileLocks(services.files(), services.timing());
  }

  /**
   * The repository that a caller means (repo-format §1.1).
   *
   * @param answers hears what takes long
   * @param cancellation ends what this request waits for
   * @throws swamp.protocol.SwampException when there is none, or its settings cannot be understood
   */
  public RepositorySession open(
      Optional<String> repositoryDirectory, Caller caller, AnswerSink answers, Cancellation cancellation) {
    Path directory = RepositoryLocator.locate(
        repositoryDirectory, caller.environment(), Path.of(caller.workingDirectory()));
    RepositoryLayout layout = layouts.open(directory, caller.environment());
    OpenRepository repository =
        open.get(OpenRepository.Key.of(layout), this::open);
    return new RepositorySession(layout, repository, services, caller, answers, cancellation);
  }

  private OpenRepository open(OpenRepository.Key key) {
    OpenRepository repository = new OpenRepository(key, locks, services);
    if (resident) {
      Thread.ofVirtual().name("swamp-recovery").start(repository::recover);
    }
    return repository;
  }

  /** The directories of the repositories that are open now. */
  public List<Path> directories() {
    return open.asMap().keySet().stream().map(key -> key.definitions().repository()).distinct().sorted().toList();
  }

  @Override
  public void close() {
    open.asMap().values().forEach(OpenRepository::close);
    open.invalidateAll();
    locks.close();
  }

  private static void close(@Nullable OpenRepository repository) {
    if (repository != null) {
      repository.close();
    }
  }
}
