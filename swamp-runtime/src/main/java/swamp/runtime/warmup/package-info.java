/**
 * Getting fast before anybody asks: the types used recently, and rehearsals that make the engine's paths hot.
 * Remembers only names of repositories and types; gives way to real work at once; reaches nothing outside but the cache
 * and the sources of types.
 */
@NullMarked
package swamp.runtime.warmup;

import org.jspecify.annotations.NullMarked;
