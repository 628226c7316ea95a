/**
 * What client and daemon say to each other: messages, framing, socket location, error and exit codes.
 * Knows nothing of Netty, of a repository's files, of JavaScript or of picocli.
 */
@NullMarked
package swamp.protocol;

import org.jspecify.annotations.NullMarked;
