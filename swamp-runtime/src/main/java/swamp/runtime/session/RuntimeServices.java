package swamp.runtime.session;

import swamp.runtime.expression.DefinitionEvaluation;
import swamp.runtime.expression.ExpressionEngine;
import swamp.runtime.expression.RuntimeExpressions;
import swamp.runtime.file.FileOperations;
import swamp.runtime.model.TypeCatalogue;
import swamp.runtime.model.VaultTypeCatalogue;
import swamp.runtime.report.MethodSummary;
import swamp.runtime.report.ReportCatalogue;
import swamp.runtime.script.ContextPool;
import swamp.runtime.time.Timing;
import swamp.runtime.vault.DerivedKeys;
import swamp.runtime.warmup.RecentTypes;

/**
 * What all repositories of this process share.
 *
 * @param recentTypes is told which types' methods are run
 * @param hostName the machine's name, as locks and run records show it
 */
public record RuntimeServices(
    ContextPool contexts,
    TypeCatalogue types,
    VaultTypeCatalogue vaultTypes,
    ReportCatalogue reports,
    FileOperations files,
    Timing timing,
    MethodSummary summary,
    ExpressionEngine expressions,
    DefinitionEvaluation evaluation,
    RuntimeExpressions runtimeExpressions,
    YamlDiagnosis yamlDiagnosis,
    DerivedKeys vaultKeys,
    RecentTypes recentTypes,
    String hostName) {}
