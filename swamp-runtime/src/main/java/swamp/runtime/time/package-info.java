/**
 * What time it is, how to wait, and what beats at intervals: one interface, so that tests decide about time.
 * Also the text form that every record of a repository uses for an instant.
 */
@NullMarked
package swamp.runtime.time;

import org.jspecify.annotations.NullMarked;
