/**
 * What the person or program in front of the terminal sees: the contract's JSON documents or text in columns.
 * Data on standard output, chatter on standard error.
 */
@NullMarked
package swamp.cli.rendering;

import org.jspecify.annotations.NullMarked;
