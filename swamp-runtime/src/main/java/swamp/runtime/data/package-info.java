/**
 * Data artifacts: versions on disk with their metadata, the {@code latest} marker, deletion, renaming, garbage
 * collection. Knows the layout of data-format §2.1-2.6; does not know who runs what, nor how expressions read it.
 */
@NullMarked
package swamp.runtime.data;

import org.jspecify.annotations.NullMarked;
