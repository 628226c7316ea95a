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

/** The journal of a run that another run called: its data goes where the caller's goes, and it has no record of its own. */
record CalledRun(RunJournal caller) implements RunJournal {
  @Override
  public boolean isRecorded() {
    return caller.isRecorded();
  }

  @Override
  public DataSink data() {
    return caller.data();
  }

  @Override
  public Optional<DataVersion> read(DataItem item, long version) {
    return caller.read(item, version);
  }

  @Override
  public byte[] content(DataVersion version) {
    return caller.content(version);
  }

  @Override
  public Optional<Path> directory(DataVersion version) {
    return caller.directory(version);
  }

  @Override
  public void log(Instant at, String level, String category, String message) {
    caller.log(at, level, category, message);
  }

  @Override
  public Optional<Path> logFile() {
    return Optional.empty();
  }

  @Override
  public void evaluated(Definition definition) {}

  @Override
  public void started(OutputRecord record) {}

  @Override
  public void ended(OutputRecord record, boolean succeeded) {}

  @Override
  public void reports(List<DataContent> contents) {}

  @Override
  public void flushLog() {}

  @Override
  public void collectGarbage() {}

  @Override
  public void close() {}
}
