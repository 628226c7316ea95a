/**
 * Finding extension sources, bundling them into one script each, and keeping the bundles.
 * Decides whether a file is unchanged, speaks to the resident bundler, and knows what an extension may import.
 * Evaluates nothing: what a bundle means is learnt elsewhere.
 */
@NullMarked
package swamp.runtime.extension;

import org.jspecify.annotations.NullMarked;
