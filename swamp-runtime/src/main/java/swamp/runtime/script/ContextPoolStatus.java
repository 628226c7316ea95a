package swamp.runtime.script;

/**
 * A pool's facts at one moment.
 *
 * @param generic contexts ready for any type
 * @param ready contexts ready for one type
 * @param types types known to the pool
 * @param hits runs that found a ready context
 * @param misses runs that had to load their type's code
 * @param retired contexts closed after their run
 */
public record ContextPoolStatus(int generic, int ready, int types, long hits, long misses, long retired) {}
