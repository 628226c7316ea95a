/**
 * YAML text to JSON trees and back, in the dialect of existing repositories (repo-format §1.5).
 * Scalars mean what the existing program takes them for, and written text reads back as the same tree there and here.
 */
@NullMarked
package swamp.runtime.yaml;

import org.jspecify.annotations.NullMarked;
