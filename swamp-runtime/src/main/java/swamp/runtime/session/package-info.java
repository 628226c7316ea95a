/**
 * A repository as requests see it: everything opened once and kept warm, validated by each request.
 * State per repository is dropped when it has not been asked for.
 */
@NullMarked
package swamp.runtime.session;

import org.jspecify.annotations.NullMarked;
