/**
 * The door to the runtime: one request in, events and results out, a failure as an exception.
 * The daemon and the one-shot process stand before it; everything about a repository lies behind it.
 */
@NullMarked
package swamp.runtime;

import org.jspecify.annotations.NullMarked;
