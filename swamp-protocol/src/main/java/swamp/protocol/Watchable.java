package swamp.protocol;

/** A question whose answer changes with time, so that somebody may want to watch it. */
public sealed interface Watchable extends Request
    permits ModelSearch,
        OutputSearch,
        DataList,
        DataSearch,
        RunHistory,
        RunDoctor {}
