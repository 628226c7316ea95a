/**
 * Model types: what the extension files of a repository declare, described as data and found by name.
 * Knows bundles and contexts; knows nothing of definitions and runs.
 */
@NullMarked
package swamp.runtime.model;

import org.jspecify.annotations.NullMarked;
