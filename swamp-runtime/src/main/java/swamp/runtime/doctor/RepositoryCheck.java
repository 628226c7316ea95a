package swamp.runtime.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import swamp.protocol.Finding;
import swamp.protocol.SwampException;
import swamp.runtime.catalog.ActiveRun;
import swamp.runtime.definition.DefinitionListing;
import swamp.runtime.model.RegisteredType;
import swamp.runtime.session.RepositorySession;

/** Whether a repository can be worked with as it is. Changes nothing; evaluates the repository's extensions. */
public final class RepositoryCheck {
  private static final int MOST_NAMED = 5;

  private final RepositorySession repository;

  public RepositoryCheck(RepositorySession repository) {
    this.repository = repository;
  }

  public List<Finding> findings() {
    return List.of(
        place(), SurroundingsCheck.space("repository space", repository.directory()), definitions(), types(), locks(), runs());
  }

  private Finding place() {
    Path directory = repository.directory();
    Path state = repository.layout().swampDirectory();
    // A fresh clone has none yet; the first run makes it.
    Path written = Files.exists(state) ? state : directory;
    return Files.isWritable(written)
        ? Finding.ok("repository", directory.toString())
        : Finding.failed("repository", written + " is not writable", "Make it yours, or run with --no-record");
  }

  private Finding definitions() {
    DefinitionListing all = repository.definitions().all(true);
    return all.broken().isEmpty()
        ? Finding.ok("definitions", all.definitions().size() + (all.definitions().size() == 1 ? " definition" : " definitions"))
        : Finding.failed("definitions", some(all.broken().stream()
            .map(broken -> repository.directory().relativize(broken.file()) + ": " + firstLine(broken.reason())).toList()),
            "Repair these files: swamp model validate <name> says more");
  }

  private Finding types() {
    List<String> problems = new ArrayList<>();
    List<RegisteredType> types = repository.types(problems);
    return problems.isEmpty()
        ? Finding.ok("extensions", types.size() + " model types")
        : Finding.failed("extensions", some(problems.stream().map(RepositoryCheck::firstLine).toList()),
            "Repair these extensions: swamp model type describe <type> says more");
  }

  private Finding locks() {
    List<Path> abandoned = repository.open().abandonedLocks();
    return abandoned.isEmpty()
        ? Finding.ok("model locks", "none is left behind")
        : Finding.warning("model locks", "left behind by processes that are gone: "
            + some(abandoned.stream().map(Path::toString).toList()), "Nothing to do: the next run of the model takes it over");
  }

  private Finding runs() {
    try {
      List<ActiveRun> running = repository.open().tracker().running();
      long dead = running.stream().filter(repository.open().tracker()::isDead).count();
      return dead == 0
          ? Finding.ok("runs", running.size() + " in work")
          : Finding.warning("runs", dead + " were cut off and are still on record as running",
              "Nothing to do: a daemon closes such records when it next opens the repository");
    } catch (SwampException e) {
      return Finding.of("runs", e);
    }
  }

  private static String some(List<String> all) {
    String named = all.stream().limit(MOST_NAMED).collect(Collectors.joining("; "));
    return all.size() > MOST_NAMED ? named + "; and " + (all.size() - MOST_NAMED) + " more" : named;
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }
}
