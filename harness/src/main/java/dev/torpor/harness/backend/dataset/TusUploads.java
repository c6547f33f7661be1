package dev.torpor.harness.backend.dataset;

import dev.torpor.http.Body;
import dev.torpor.http.Header;
import dev.torpor.http.ServerFact;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** tus 1.0.0, https://tus.io/protocols/resumable-upload. */
final class TusUploads implements ResumableShape.Protocol {
  private static final List<Header> VERSION = List.of(new Header("Tus-Resumable", "1.0.0"));
  private static final Map<String, String> DIGESTS =
      new TreeMap<>(Map.of("sha1", "SHA-1", "md5", "MD5", "sha256", "SHA-256"));
  private static final int CHECKSUM_MISMATCH = 460;

  private final UploadLimits limits;

  TusUploads(UploadLimits limits) {
    this.limits = limits;
  }

  @Override
  public List<Header> headers() {
    return VERSION;
  }

  @Override
  public @Nullable ShapeReply objection(Asked asked) {
    String version = asked.header("Tus-Resumable");
    boolean isKnown = "1.0.0".equals(version) || asked.method().equals("OPTIONS");
    return isKnown
        ? null
        : ResumableShape.bare(412, ResumableShape.with(VERSION, "Tus-Version", "1.0.0"));
  }

  @Override
  public ShapeReply options(Asked asked) {
    List<Header> headers = new ArrayList<>(VERSION);
    headers.add(new Header("Tus-Version", "1.0.0"));
    headers.add(
        new Header(
            "Tus-Extension", "creation,creation-with-upload,checksum,expiration,termination"));
    headers.add(new Header("Tus-Checksum-Algorithm", String.join(",", DIGESTS.keySet())));
    if (limits.most() != Long.MAX_VALUE) {
      headers.add(new Header("Tus-Max-Size", Long.toString(limits.most())));
    }
    return ResumableShape.bare(204, headers);
  }

  @Override
  public ShapeReply create(Asked asked, Dataset dataset) {
    long length = ResumableShape.number(asked, "Upload-Length");
    if (length < 0) {
      return refused(asked, 400, "Upload-Length is missing");
    }
    if (length > limits.most()) {
      return refused(asked, 413, "the upload is too large");
    }
    Body body = asked.request().body();
    if (body.length() > 0) {
      ShapeReply refusal = refusal(asked, length);
      if (refusal != null) {
        return refusal;
      }
    }
    Upload upload = ResumableShape.begin(asked, length, dataset);
    List<ServerFact> facts = new ArrayList<>();
    facts.add(new ServerFact.Stored(upload.name(), 0));
    facts.addAll(added(upload, asked, dataset));
    List<Header> headers = new ArrayList<>(VERSION);
    headers.add(new Header("Location", asked.root(dataset) + "/" + upload.name()));
    if (body.length() > 0) {
      headers.add(new Header("Upload-Offset", Long.toString(upload.offset())));
    }
    addExpiry(headers, upload, dataset);
    return new ShapeReply(ResumableShape.bare(201, headers).response(), 0, facts);
  }

  @Override
  public ShapeReply status(Upload upload, Dataset dataset) {
    List<Header> headers = new ArrayList<>(VERSION);
    headers.add(new Header("Upload-Offset", Long.toString(upload.offset())));
    if (upload.length() != Upload.UNKNOWN) {
      headers.add(new Header("Upload-Length", Long.toString(upload.length())));
    }
    headers.add(new Header("Cache-Control", "no-store"));
    addExpiry(headers, upload, dataset);
    return ResumableShape.bare(200, headers);
  }

  @Override
  public ShapeReply append(Upload upload, Asked asked, Dataset dataset) {
    long offset = ResumableShape.number(asked, "Upload-Offset");
    if (offset < 0) {
      return refused(asked, 400, "Upload-Offset is missing");
    }
    if (offset != upload.offset()) {
      ShapeReply refusal = refused(asked, 409, "the offset is " + upload.offset());
      return ResumableShape.alsoTelling(refusal, upload);
    }
    ShapeReply refusal = refusal(asked, upload.length() - offset);
    if (refusal != null) {
      return refusal;
    }
    List<ServerFact> facts = added(upload, asked, dataset);
    List<Header> headers = new ArrayList<>(VERSION);
    headers.add(new Header("Upload-Offset", Long.toString(upload.offset())));
    addExpiry(headers, upload, dataset);
    return new ShapeReply(ResumableShape.bare(204, headers).response(), 0, facts);
  }

  /** What speaks against a request's bytes; a checksum of a request that is cut off cannot hold. */
  private @Nullable ShapeReply refusal(Asked asked, long room) {
    Body body = asked.request().body();
    if (!"application/offset+octet-stream".equals(asked.header("Content-Type"))) {
      return refused(asked, 415, "the bytes must come as application/offset+octet-stream");
    }
    if (body.length() > Math.min(room, limits.mostAppended())) {
      return refused(asked, 413, "the request has too many bytes");
    }
    if (body.length() < Math.min(room, limits.leastAppended()) && !ResumableShape.isCutOff(asked)) {
      return refused(asked, 400, "the request has too few bytes");
    }
    String checksum = asked.header("Upload-Checksum");
    if (checksum == null) {
      return null;
    }
    String[] parts = checksum.strip().split(" ", 2);
    String algorithm = DIGESTS.get(parts[0]);
    if (algorithm == null || parts.length < 2) {
      return refused(asked, 400, "the checksum's algorithm is not known");
    }
    return isDigest(algorithm, body, parts[1])
        ? null
        : refused(asked, CHECKSUM_MISMATCH, "the checksum does not match");
  }

  private static boolean isDigest(String algorithm, Body body, String expected) {
    try {
      byte[] digest = MessageDigest.getInstance(algorithm).digest(body.bytes());
      return Arrays.equals(digest, Base64.getDecoder().decode(expected.strip()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has it", e);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static List<ServerFact> added(Upload upload, Asked asked, Dataset dataset) {
    List<ServerFact> facts = new ArrayList<>();
    if (asked.request().body().length() > 0) {
      upload.append(asked.request().body(), asked.now());
      facts.add(new ServerFact.Stored(upload.name(), upload.offset()));
    }
    if (upload.offset() == upload.length() && !upload.isComplete()) {
      facts.add(ResumableShape.finish(upload, asked.now(), dataset));
    }
    return facts;
  }

  private void addExpiry(List<Header> headers, Upload upload, Dataset dataset) {
    long end = limits.endMicros(upload);
    if (end != Long.MAX_VALUE && !upload.isComplete()) {
      headers.add(new Header("Upload-Expires", HttpDates.write(dataset.instant(end))));
    }
  }

  private static ShapeReply refused(Asked asked, int status, String reason) {
    String edit = asked.header("Edit-Id");
    ServerFact fact = new ServerFact.Refused(edit == null ? "" : edit, "", status, reason);
    return ResumableShape.bare(status, VERSION, fact);
  }
}
