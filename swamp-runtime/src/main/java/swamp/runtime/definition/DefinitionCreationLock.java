package swamp.runtime.definition;

import java.util.function.Supplier;

/** Keeps two processes from creating the same definition in the direct-type form at the same time (repo-format §1.7).
 * */
public interface DefinitionCreationLock {
  /**
   * Does something while nobody else holds the lock of this name.
   *
   * @throws swamp.protocol.SwampException with {@code LOCK_TIMEOUT} when the lock cannot be had in time
   */
  <T> T whileHolding(String definitionName, Supplier<T> action);
}
