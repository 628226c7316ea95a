package swamp.runtime.extension;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import swamp.protocol.SwampException;

/**
 * What came of bundling sources that were in these states.
 *
 * @param states the files the outcome depends on
 * @param good the bundle of these sources, or after a failure the last one that could be made
 * @param failure why these sources could not be bundled
 * @param lasting whether the outcome stays the same as long as the states do
 */
record BundleOutcome(
    List<FileState> states, Optional<Bundle> good, Optional<SwampException> failure, boolean lasting) {
  BundleOutcome {
    states = List.copyOf(states);
  }

  /** This outcome while its sources have the same content, with renewed states where attributes changed. */
  Optional<BundleOutcome> revalidated(InstantSource clock) {
    boolean renewed = false;
    List<FileState> now = new ArrayList<>(states.size());
    for (FileState state : states) {
      Optional<FileState> current = state.revalidated(clock);
      if (current.isEmpty()) {
        return Optional.empty();
      }
      renewed |= !current.get().equals(state);
      now.add(current.get());
    }
    return Optional.of(renewed ? new BundleOutcome(now, good, failure, lasting) : this);
  }

  /** The bundle to use; throws the failure when there is none. */
  Bundle bundle() {
    if (failure.isEmpty()) {
      return good.orElseThrow();
    }
    Bundle older = good.orElseThrow(failure::get);
    return older.insteadOf(failure.get());
  }
}
