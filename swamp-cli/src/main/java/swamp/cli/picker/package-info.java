/**
 * Choosing one of several things at a terminal: a list that is filtered while a query is typed. Loaded only when somebody
 * chooses; knows nothing of requests and documents.
 */
@NullMarked
package swamp.cli.picker;

import org.jspecify.annotations.NullMarked;
