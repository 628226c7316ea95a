package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a client can ask for. On the wire an object whose member {@code command} says what. */
public sealed interface Request
    permits MethodRun,
        ModelGet,
        ModelCreate,
        TypeSearch,
        TypeDescribe,
        MethodDescribe,
        RepositoryInitialization,
        OutputRequest,
        DataRequest,
        VaultRequest,
        DefinitionRequest,
        TrackedRunRequest,
        Doctor,
        ReportRequest,
        ExtensionRequest,
        RepositoryUpgrade,
        Summary,
        Watchable,
        Watch,
        DaemonStatus,
        DaemonStop {
  /** The words of the command line that ask for this, such as {@code model method run}. */
  String command();

  /** The JSON object that stands for this request. */
  ObjectNode toJson();

  /** Reads the request that the member {@code command} names. */
  static Request fromJson(Members members) {
    String command = members.text("command");
    return switch (command) {
      case MethodRun.COMMAND -> MethodRun.fromJson(members);
      case ModelSearch.COMMAND -> ModelSearch.fromJson(members);
      case ModelGet.COMMAND -> ModelGet.fromJson(members);
      case ModelCreate.COMMAND -> ModelCreate.fromJson(members);
      case TypeSearch.COMMAND -> TypeSearch.fromJson(members);
      case TypeDescribe.COMMAND -> TypeDescribe.fromJson(members);
      case MethodDescribe.COMMAND -> MethodDescribe.fromJson(members);
      case RepositoryInitialization.COMMAND -> RepositoryInitialization.fromJson(members);
      case OutputGet.COMMAND -> OutputGet.fromJson(members);
      case OutputSearch.COMMAND -> OutputSearch.fromJson(members);
      case OutputLogs.COMMAND -> OutputLogs.fromJson(members);
      case OutputData.COMMAND -> OutputData.fromJson(members);
      case RunLogs.COMMAND -> RunLogs.fromJson(members);
      case DataGet.COMMAND -> DataGet.fromJson(members);
      case DataList.COMMAND -> DataList.fromJson(members);
      case DataVersions.COMMAND -> DataVersions.fromJson(members);
      case DataSearch.COMMAND -> DataSearch.fromJson(members);
      case DataRowQuery.COMMAND -> DataRowQuery.fromJson(members);
      case DataRenaming.COMMAND -> DataRenaming.fromJson(members);
      case DataDeletion.COMMAND -> DataDeletion.fromJson(members);
      case DataCollection.COMMAND -> DataCollection.fromJson(members);
      case VaultCreation.COMMAND -> VaultCreation.fromJson(members);
      case VaultGet.COMMAND -> VaultGet.fromJson(members);
      case VaultDescribe.COMMAND -> VaultDescribe.fromJson(members);
      case VaultSearch.COMMAND -> VaultSearch.fromJson(members);
      case VaultTypeSearch.COMMAND -> VaultTypeSearch.fromJson(members);
      case SecretNames.COMMAND -> SecretNames.fromJson(members);
      case SecretPut.COMMAND -> SecretPut.fromJson(members);
      case SecretInspection.COMMAND -> SecretInspection.fromJson(members);
      case SecretRead.COMMAND -> SecretRead.fromJson(members);
      case SecretDeletion.COMMAND -> SecretDeletion.fromJson(members);
      case ModelValidate.COMMAND -> ModelValidate.fromJson(members);
      case ModelEvaluate.COMMAND -> ModelEvaluate.fromJson(members);
      case ModelDeletion.COMMAND -> ModelDeletion.fromJson(members);
      case RunHistory.COMMAND -> RunHistory.fromJson(members);
      case RunDoctor.COMMAND -> RunDoctor.fromJson(members);
      case Doctor.COMMAND -> Doctor.fromJson(members);
      case ModelEdit.COMMAND -> ModelEdit.fromJson(members);
      case ModelCancel.COMMAND -> ModelCancel.fromJson(members);
      case RunCollection.COMMAND -> RunCollection.fromJson(members);
      case ReportSearch.COMMAND -> ReportSearch.fromJson(members);
      case ReportGet.COMMAND -> ReportGet.fromJson(members);
      case ReportDescribe.COMMAND -> ReportDescribe.fromJson(members);
      case ExtensionList.COMMAND -> ExtensionList.fromJson(members);
      case SourceList.COMMAND -> SourceList.fromJson(members);
      case SourceAddition.COMMAND -> SourceAddition.fromJson(members);
      case SourceRemoval.COMMAND -> SourceRemoval.fromJson(members);
      case RepositoryUpgrade.COMMAND -> RepositoryUpgrade.fromJson(members);
      case Summary.COMMAND -> Summary.fromJson(members);
      case DataPruning.COMMAND -> DataPruning.fromJson(members);
      case WorkflowDataGet.COMMAND -> WorkflowDataGet.fromJson(members);
      case WorkflowDataList.COMMAND -> WorkflowDataList.fromJson(members);
      case LogFollowing.COMMAND -> LogFollowing.fromJson(members);
      case Watch.COMMAND -> Watch.fromJson(members);
      case DaemonStatus.COMMAND -> new DaemonStatus();
      case DaemonStop.COMMAND -> DaemonStop.fromJson(members);
      default -> throw Members.violation("Unknown command \"" + command + "\" of a request");
    };
  }
}
