package dev.torpor.harness.backend.dataset;

import dev.torpor.http.ServerFact;
import dev.torpor.random.RandomStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A plain REST collection without any tracking of changes: {@code GET} answers {@code
 * {"records":[...]}} with all records in order of their numbers, every time. What is deleted is
 * simply missing. Single records have validators.
 */
final class ListShape extends RecordShape {
  static final List<ShapeOption> OPTIONS = options();

  private @Nullable ShapeReply present;
  private long presentStamp;

  ListShape(ShapeOptions options, RandomStream chance) throws ShapeOptionException {
    super(options);
  }

  @Override
  ShapeReply read(Asked asked, Dataset dataset) {
    ShapeReply kept = present;
    if (kept == null || presentStamp != dataset.stamp()) {
      RecordList list = new RecordList("{\"records\":[", dataset.records());
      list.addAll(dataset);
      ServerFact fact = new ServerFact.Read(-1, dataset.position(), true);
      kept = ShapeReply.json(200, list.toBody(), fact);
      present = kept;
      presentStamp = dataset.stamp();
    }
    return kept;
  }
}
