package swamp.runtime.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import swamp.protocol.JsonText;
import swamp.runtime.definition.Definition;
import swamp.runtime.definition.StoredDefinition;
import swamp.runtime.script.LoadedType;
import swamp.runtime.session.RepositorySession;
import swamp.runtime.type.CalendarVersion;

/**
 * Brings global arguments written for an older version of the type to the present one (extension-api §3.10): those of the
 * run, and those in the definition file, where expressions stay as they are written.
 */
final class TypeUpgrades {
  private final RepositorySession repository;
  private final RunLogger logger;

  TypeUpgrades(RepositorySession repository, RunLogger logger) {
    this.repository = repository;
    this.logger = logger;
  }

  /** Whether the definition was written for an older version and the type knows how to upgrade it. */
  static boolean areDue(RunSubject subject) {
    if (subject.type().description().upgrades().isEmpty()) {
      return false;
    }
    Optional<CalendarVersion> current = CalendarVersion.parse(subject.type().description().version());
    Optional<CalendarVersion> written = subject.definition().typeVersion().flatMap(CalendarVersion::parse);
    return written.isEmpty() || current.isEmpty() || written.get().compareTo(current.get()) < 0;
  }

  /** The subject with upgraded global arguments; the definition file is rewritten as well. */
  RunSubject apply(RunSubject subject, LoadedType loaded, boolean persist) {
    ObjectNode upgraded = upgrade(subject.definition(), subject.globalArguments(), loaded);
    if (persist) {
      StoredDefinition stored = repository.definition(subject.definition().name());
      ObjectNode rewritten = upgrade(stored.definition(), stored.definition().globalArguments(), loaded);
      String version = subject.type().description().version();
      repository.definitions().save(stored,
          stored.definition().withGlobalArguments(rewritten).withTypeVersion(version), subject.type().sensitiveGlobalArguments());
      logger.info("Upgraded the definition to version " + subject.type().description().version());
    }
    return subject.withGlobalArguments(upgraded);
  }

  private static ObjectNode upgrade(Definition definition, ObjectNode globalArguments, LoadedType loaded) {
    ObjectNode stored = JsonText.object();
    definition.typeVersion().ifPresent(version -> stored.put("typeVersion", version));
    stored.set("globalArguments", globalArguments);
    JsonNode answer = loaded.upgrade(JsonText.compact(stored));
    return answer.path("globalArguments") instanceof ObjectNode upgraded ? upgraded : JsonText.object();
  }
}
