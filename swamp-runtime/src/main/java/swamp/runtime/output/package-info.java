/**
 * What a method run leaves behind besides data: its record, its log file, the hash of the definition it ran.
 * Formats of data-format §2.7; does not know how a run goes.
 */
@NullMarked
package swamp.runtime.output;

import org.jspecify.annotations.NullMarked;
