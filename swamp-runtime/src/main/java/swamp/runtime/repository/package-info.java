/**
 * Which directory is the repository, what its settings say, and where everything in it lives (repo-format §1.1-1.3,
 * 1.8-1.10). Nothing here depends on the process: environment and working directory are those of the request.
 */
@NullMarked
package swamp.runtime.repository;

import org.jspecify.annotations.NullMarked;
