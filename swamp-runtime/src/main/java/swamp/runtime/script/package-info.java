/**
 * JavaScript contexts: one shared engine, contexts with platform and zod evaluated, an event loop per run.
 * Host functions are registered by name in {@link swamp.runtime.script.HostFunctions}; everything else is in the guest.
 */
@NullMarked
package swamp.runtime.script;

import org.jspecify.annotations.NullMarked;
