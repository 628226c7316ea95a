/**
 * Definitions: the YAML files that say which model of which type exists and with what arguments (repo-format §1.5-1.7).
 * Reading never stops at a broken file; writing keeps the form that the existing program writes.
 */
@NullMarked
package swamp.runtime.definition;

import org.jspecify.annotations.NullMarked;
