/**
 * Locks as files, shared with other programs (data-format §2.8): one per model during a run, one per datastore for
 * changes of its structure. Also orders the requests inside this process, first come, first served.
 */
@NullMarked
package swamp.runtime.lock;

import org.jspecify.annotations.NullMarked;
