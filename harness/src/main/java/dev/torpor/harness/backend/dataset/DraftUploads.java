package dev.torpor.harness.backend.dataset;

import dev.torpor.http.Body;
import dev.torpor.http.Header;
import dev.torpor.http.HttpResponse;
import dev.torpor.http.ServerFact;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Resumable uploads of the IETF, draft-ietf-httpbis-resumable-upload. The interim response 104 is
 * not sent: a client that wants to resume begins with {@code Upload-Complete: ?0}.
 */
final class DraftUploads implements ResumableShape.Protocol {
  private static final String PROBLEMS = "https://iana.org/assignments/http-problem-types#";

  private final UploadLimits limits;

  DraftUploads(UploadLimits limits) {
    this.limits = limits;
  }

  @Override
  public List<Header> headers() {
    return List.of();
  }

  @Override
  public @Nullable ShapeReply objection(Asked asked) {
    return null;
  }

  @Override
  public ShapeReply options(Asked asked) {
    return ResumableShape.bare(204, limited(new ArrayList<>()));
  }

  @Override
  public ShapeReply create(Asked asked, Dataset dataset) {
    String complete = asked.header("Upload-Complete");
    long length = ResumableShape.number(asked, "Upload-Length");
    boolean isWhole = complete == null || complete.strip().equals("?1");
    Body body = asked.request().body();
    boolean isCutOff = ResumableShape.isCutOff(asked);
    long least = Math.max(body.length(), length);
    if (least > limits.most()) {
      return problem(asked, 413, "about:blank", "the upload is too large", "");
    }
    if (body.length() > limits.mostAppended()) {
      return problem(asked, 413, "about:blank", "the request has too many bytes", "");
    }
    if (length >= 0
        && (body.length() > length || (isWhole && !isCutOff && body.length() != length))) {
      return inconsistent(asked);
    }
    Upload upload = ResumableShape.begin(asked, length, dataset);
    List<ServerFact> facts = stored(upload, asked);
    List<Header> headers = new ArrayList<>();
    headers.add(new Header("Location", asked.root(dataset) + "/" + upload.name()));
    if (!isWhole || isCutOff) {
      addProgress(headers, upload);
      limited(headers);
      return new ShapeReply(ResumableShape.bare(201, headers).response(), 0, facts);
    }
    return finished(201, upload, headers, facts, asked.now(), dataset);
  }

  @Override
  public ShapeReply status(Upload upload, Dataset dataset) {
    List<Header> headers = new ArrayList<>();
    addProgress(headers, upload);
    if (upload.length() != Upload.UNKNOWN) {
      headers.add(new Header("Upload-Length", Long.toString(upload.length())));
    }
    limited(headers);
    headers.add(new Header("Cache-Control", "no-store"));
    return ResumableShape.bare(204, headers);
  }

  @Override
  public ShapeReply append(Upload upload, Asked asked, Dataset dataset) {
    Body body = asked.request().body();
    String complete = asked.header("Upload-Complete");
    long offset = ResumableShape.number(asked, "Upload-Offset");
    boolean isLast = complete != null && complete.strip().equals("?1");
    if (!"application/partial-upload".equals(asked.header("Content-Type"))) {
      return problem(
          asked, 415, "about:blank", "the bytes must come as application/partial-upload", "");
    }
    if (complete == null || offset < 0) {
      return problem(asked, 400, "about:blank", "Upload-Offset or Upload-Complete is missing", "");
    }
    if (upload.isComplete()) {
      return problem(asked, 400, PROBLEMS + "completed-upload", "the upload is complete", "");
    }
    if (offset != upload.offset()) {
      return mismatch(asked, upload, offset);
    }
    ShapeReply refusal = refusal(upload, asked, body.length(), isLast);
    if (refusal != null) {
      return refusal;
    }
    List<ServerFact> facts = stored(upload, asked);
    List<Header> headers = new ArrayList<>();
    if (isLast && !ResumableShape.isCutOff(asked)) {
      return finished(200, upload, headers, facts, asked.now(), dataset);
    }
    addProgress(headers, upload);
    return new ShapeReply(ResumableShape.bare(204, headers).response(), 0, facts);
  }

  private @Nullable ShapeReply refusal(Upload upload, Asked asked, int bytes, boolean isLast) {
    long told = ResumableShape.number(asked, "Upload-Length");
    if (told >= 0 && upload.length() != Upload.UNKNOWN && told != upload.length()) {
      return inconsistent(asked);
    }
    if (told >= 0) {
      upload.setLength(told);
    }
    long end = upload.offset() + bytes;
    boolean isCutOff = ResumableShape.isCutOff(asked);
    if (end > limits.most() || bytes > limits.mostAppended()) {
      return problem(asked, 413, "about:blank", "the request has too many bytes", "");
    }
    if (!isLast && !isCutOff && bytes < limits.leastAppended()) {
      return problem(asked, 400, "about:blank", "the request has too few bytes", "");
    }
    boolean isTooLong = upload.length() != Upload.UNKNOWN && end > upload.length();
    boolean isTooShort = isLast && !isCutOff && end < upload.length();
    return isTooLong || isTooShort ? inconsistent(asked) : null;
  }

  private static List<ServerFact> stored(Upload upload, Asked asked) {
    upload.append(asked.request().body(), asked.now());
    List<ServerFact> facts = new ArrayList<>();
    facts.add(new ServerFact.Stored(upload.name(), upload.offset()));
    return facts;
  }

  private static ShapeReply finished(
      int status,
      Upload upload,
      List<Header> headers,
      List<ServerFact> facts,
      long now,
      Dataset dataset) {
    facts.add(ResumableShape.finish(upload, now, dataset));
    addProgress(headers, upload);
    headers.add(new Header("Content-Type", "application/json"));
    Body record = Body.of(dataset.text(dataset.number(upload.name())));
    return new ShapeReply(new HttpResponse(status, headers, record), 0, facts);
  }

  private static void addProgress(List<Header> headers, Upload upload) {
    headers.add(new Header("Upload-Complete", upload.isComplete() ? "?1" : "?0"));
    headers.add(new Header("Upload-Offset", Long.toString(upload.offset())));
  }

  private List<Header> limited(List<Header> headers) {
    if (!limits.header().isEmpty()) {
      headers.add(new Header("Upload-Limit", limits.header()));
    }
    return headers;
  }

  private static ShapeReply inconsistent(Asked asked) {
    return problem(
        asked,
        400,
        PROBLEMS + "inconsistent-upload-length",
        "the lengths do not agree with each other",
        "");
  }

  private static ShapeReply mismatch(Asked asked, Upload upload, long provided) {
    String title = "the offset is " + upload.offset();
    String offsets = "\"expected-offset\":" + upload.offset() + ",\"provided-offset\":" + provided;
    ShapeReply reply =
        problem(asked, 409, PROBLEMS + "mismatching-upload-offset", title, "," + offsets);
    List<Header> headers = new ArrayList<>(reply.response().headers());
    addProgress(headers, upload);
    Body body = reply.response().body();
    ShapeReply refusal = new ShapeReply(new HttpResponse(409, headers, body), 0, reply.facts());
    return ResumableShape.alsoTelling(refusal, upload);
  }

  /**
   * A problem document (RFC 9457).
   *
   * @param more further fields of the document, each with a comma before it
   */
  private static ShapeReply problem(
      Asked asked, int status, String type, String title, String more) {
    String edit = asked.header("Edit-Id");
    ServerFact fact = new ServerFact.Refused(edit == null ? "" : edit, "", status, title);
    String body = "{\"type\":\"" + type + "\",\"title\":\"" + title + "\"" + more + "}";
    List<Header> headers = List.of(new Header("Content-Type", "application/problem+json"));
    return ShapeReply.of(new HttpResponse(status, headers, Body.of(body)), fact);
  }
}
