/**
 * The SQLite files of a repository: the index of data versions and the tracker of active runs (data-format §2.9,
 * §2.12). Both are secondary: a run never fails because of them, the files stay right and the index is rebuilt from
 * them.
 */
@NullMarked
package swamp.runtime.catalog;

import org.jspecify.annotations.NullMarked;
