/**
 * One small class for each leaf command: its options, the request it stands for, and the human form of its answer.
 * Options that several commands share are defined once, in the classes whose names end in Options.
 */
@NullMarked
package swamp.cli.command;

import org.jspecify.annotations.NullMarked;
