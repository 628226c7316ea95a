package swamp.runtime.session;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import swamp.runtime.CancellationSource;
import swamp.runtime.definition.DefinitionCreationLock;
import swamp.runtime.lock.DatastoreLocks;
import swamp.runtime.lock.FileLocks;
import swamp.runtime.lock.HeldLock;
import swamp.runtime.lock.LockHolder;
import swamp.runtime.lock.LockListener;
import swamp.runtime.lock.LockRequest;
import swamp.runtime.lock.LockTerms;

/** The lock around making an auto-definition, as a file that the existing program respects (repo-format §1.7). */
record CreationLock(FileLocks locks, Path autoDefinitions, String hostName) implements DefinitionCreationLock {
  private static final Logger LOG = LoggerFactory.getLogger(CreationLock.class);

  @Override
  public <T> T whileHolding(String definitionName, Supplier<T> action) {
    LockRequest request = new LockRequest(LockHolder.ofCaller(Map.of(), hostName), LockTerms.ofCreation(),
        LockListener.silent(), new CancellationSource());
    try (HeldLock lock = locks.acquire(DatastoreLocks.creationLockFile(autoDefinitions, definitionName), request)) {
      LOG.trace("holding {}", lock.file());
      return action.get();
    }
  }
}
