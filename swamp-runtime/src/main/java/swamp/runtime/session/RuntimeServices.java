package swamp.runtime.session;

import swamp.runtime.file.FileOperations;
import swamp.runtime.model.TypeCatalogue;
import swamp.runtime.report.MethodSummary;
import swamp.runtime.script.ContextPool;
import swamp.runtime.time.Timing;

/**
 * What all repositories of this process share.
 *
 * @param hostName the machine's name, as locks and run records show it
 */
public record RuntimeServices(
    ContextPool contexts,
    TypeCatalogue types,
    FileOperations files,
    Timing timing,
    MethodSummary summary,
    String hostName) {}
