package dev.torpor.measure.referee;

import dev.torpor.http.HttpEvent;
import dev.torpor.http.ServerFact;
import dev.torpor.network.NetworkEvent;
import dev.torpor.trace.TraceEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * U5: more was sent of an upload than the server stored, by more than its largest step and {@link
 * #SLACK_BYTES} for headers, or its offset went back.
 */
final class UploadResume extends Monitor {
  static final long SLACK_BYTES = 64 * 1024;

  private final Map<String, Upload> uploads = new TreeMap<>();
  private final Map<Long, String> byTransfer = new TreeMap<>();

  UploadResume(Scene scene) {
    super(Invariant.U5, scene);
  }

  /** One upload, as the server knows it. */
  private static final class Upload {
    private final List<Evidence> steps = new ArrayList<>();
    private long offset;
    private long largestStep;
    private long sent;
    private boolean reported;
  }

  @Override
  List<Class<? extends TraceEvent>> hears() {
    return List.of(
        HttpEvent.ServerTold.class,
        NetworkEvent.TransferCompleted.class,
        NetworkEvent.TransferCut.class);
  }

  @Override
  void on(long at, TraceEvent event) {
    if (event instanceof HttpEvent.ServerTold told
        && told.fact() instanceof ServerFact.Stored stored) {
      byTransfer.put(told.transfer(), stored.upload());
      stored(
          uploads.computeIfAbsent(stored.upload(), u -> new Upload()),
          stored,
          new Evidence(at, event));
    } else if (event instanceof NetworkEvent.TransferCompleted completed) {
      sent(at, completed.transfer(), completed.bytesUp(), event);
    } else if (event instanceof NetworkEvent.TransferCut cut) {
      sent(at, cut.transfer(), cut.bytesUp(), event);
    }
  }

  private void stored(Upload upload, ServerFact.Stored stored, Evidence evidence) {
    upload.steps.add(evidence);
    if (stored.offset() < upload.offset && !upload.reported) {
      upload.reported = true;
      report(
          evidence.at(),
          "upload " + stored.upload() + " went back to offset " + stored.offset(),
          upload.steps);
    }
    upload.largestStep = Math.max(upload.largestStep, stored.offset() - upload.offset);
    upload.offset = Math.max(upload.offset, stored.offset());
  }

  private void sent(long at, long transfer, long bytes, TraceEvent event) {
    @Nullable String name = byTransfer.remove(transfer);
    @Nullable Upload upload = name == null ? null : uploads.get(name);
    if (upload == null) {
      return;
    }
    upload.sent += bytes;
    long rework = upload.sent - upload.offset;
    if (rework > upload.largestStep + SLACK_BYTES && !upload.reported) {
      upload.reported = true;
      List<Evidence> proof = new ArrayList<>(upload.steps);
      proof.add(new Evidence(at, event));
      report(
          at,
          "of upload "
              + name
              + " the server holds "
              + upload.offset
              + " bytes, and "
              + upload.sent
              + " were sent",
          proof);
    }
  }
}
