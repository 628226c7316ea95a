package swamp.runtime.script;

import java.util.concurrent.Callable;

/**
 * One function of the host that guest code may call, synchronously or as a promise.
 *
 * <p>{@link #prepare} runs on the context's owner thread and reads the arguments; the returned work touches no guest
 * value and may run on another thread. What the work returns is handed to the guest: a {@code String}, {@code Boolean},
 * number, {@code byte[]} (arrives as {@code Uint8Array}), a {@link HostValue}, an object of the host (opaque to the
 * guest, see {@link HostCall#held}) or a {@code List} of such values (arrives as something with indices and a length).
 */
@FunctionalInterface
interface HostFunction {
  Callable<?> prepare(HostCall call);
}
