/** Everything at once for as long as wanted: runs, edits, cancels and kills, and afterwards a look at what is left. */
package swamp.dist.soak;
