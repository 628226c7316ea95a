/**
 * Measures how much of public extension code this runtime carries: loads public models and compares their descriptions, runs
 * scenarios with known effects. Opt-in, because the sources are not part of the project. Knows requests and files, no insides
 * of the runtime.
 */
@NullMarked
package swamp.runtime.corpus;

import org.jspecify.annotations.NullMarked;
