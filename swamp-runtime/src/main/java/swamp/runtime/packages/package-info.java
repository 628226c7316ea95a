/**
 * Packages that extensions import: finds out what a specifier means, has the user's npm fetch it once into a store outside the
 * repository, and says which file to bundle. Knows npm and the layout of its packages; bundling is somebody else's business.
 */
@NullMarked
package swamp.runtime.packages;

import org.jspecify.annotations.NullMarked;
