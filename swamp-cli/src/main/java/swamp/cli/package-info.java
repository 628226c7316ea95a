/**
 * The thin client: argv to one leaf command, one conversation with a runtime, one exit code.
 * It knows the protocol and the terminal; it never sees the runtime, the daemon's code or a repository's formats.
 */
@NullMarked
package swamp.cli;

import org.jspecify.annotations.NullMarked;
