/**
 * Names and versions of model types (repo-format §1.4).
 * However a type is spelled, its normalised form decides which type it is and where its files live.
 */
@NullMarked
package swamp.runtime.type;

import org.jspecify.annotations.NullMarked;
