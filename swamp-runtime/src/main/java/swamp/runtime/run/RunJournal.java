package swamp.runtime.run;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import swamp.runtime.data.DataContent;
import swamp.runtime.data.DataItem;
import swamp.runtime.data.DataSink;
import swamp.runtime.data.DataVersion;
import swamp.runtime.definition.Definition;
import swamp.runtime.output.OutputRecord;

/**
 * Everything that one run leaves behind. {@link RecordedRun} writes the repository; {@link UnrecordedRun} keeps what the
 * run itself needs and forgets it. For the run's thread only.
 */
interface RunJournal extends AutoCloseable {
  /** Whether the repository will remember the run. */
  boolean isRecorded();

  /** Where data is written. */
  DataSink data();

  /** A version that the method may read: version 0 means the latest one that is not deleted. */
  Optional<DataVersion> read(DataItem item, long version);

  byte[] content(DataVersion version);

  /** The version's directory, if it will still be there after the run. */
  Optional<Path> directory(DataVersion version);

  /** One line of the run's log. */
  void log(Instant at, String level, String category, String message);

  /** The log file, absolute; empty when there is none. */
  Optional<Path> logFile();

  /** The definition after evaluation (repo-format §1.7). */
  void evaluated(Definition definition);

  /** The run has begun: its record, still running. */
  void started(OutputRecord record);

  /** The run has ended: its record in the final state. Data whose visibility was deferred is shown or taken back. */
  void ended(OutputRecord record, boolean succeeded);

  /** Stores what reports have made. */
  void reports(List<DataContent> contents);

  /** What has been logged so far is in the log file from now on, as the run's result says. */
  void flushLog();

  /** Removes what lifetimes and garbage collection allow, when the repository asks for it after each run. */
  void collectGarbage();

  /** Flushes the log and frees what the run held. */
  @Override
  void close();
}
