package dev.torpor.harness.backend.dataset;

import dev.torpor.http.Body;
import dev.torpor.http.Header;
import dev.torpor.http.HttpResponse;
import dev.torpor.http.ServerFact;
import dev.torpor.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Uploads that go on where they were cut off, in two protocols: tus 1.0 (core, creation,
 * creation-with-upload, checksum, expiration, termination) when a request has {@code
 * Tus-Resumable}, else the draft of the IETF (draft-ietf-httpbis-resumable-upload, without interim
 * responses).
 *
 * <p>{@code POST /files} begins an upload and answers its {@code Location}; {@code PATCH /files/u1}
 * adds to it at an offset, {@code HEAD} asks for the offset, {@code DELETE} gives it up. A complete
 * upload becomes a record of the dataset under its own name.
 *
 * <p>A request counts as a whole, once it has arrived: one that is cut off on its way leaves
 * nothing behind, unless whoever hands it in gives it a {@code Content-Length} beyond its body.
 * Then what is there is kept, and nothing is complete.
 */
final class ResumableShape implements Shape {
  private static final ShapeOption PROTOCOL =
      ShapeOption.choice("protocol", "which protocol the server speaks", "both", "tus", "draft");
  private static final ShapeOption MOST =
      new ShapeOption("maxSize", new ShapeOption.Size(), "", "the largest upload (413 above)");
  private static final ShapeOption MOST_APPENDED =
      new ShapeOption(
          "maxAppendSize", new ShapeOption.Size(), "", "the most bytes in one request (413 above)");
  private static final ShapeOption LEAST_APPENDED =
      new ShapeOption(
          "minAppendSize",
          new ShapeOption.Size(),
          "",
          "the fewest bytes in a request that is not the last one (400 below)");
  private static final ShapeOption LIFE =
      ShapeOption.span(
          "uploadLife", "", "how long an unfinished upload to which nothing comes is kept");
  private static final ShapeOption EXPIRED =
      ShapeOption.choice(
          "expired", "what an upload that is over is answered with", "gone", "notFound");

  static final List<ShapeOption> OPTIONS =
      List.of(Writes.COLLECTION, PROTOCOL, MOST, MOST_APPENDED, LEAST_APPENDED, LIFE, EXPIRED);

  private final UploadLimits limits;
  private final TusUploads tus;
  private final DraftUploads draft;
  private final boolean speaksTus;
  private final boolean speaksDraft;
  private final int overStatus;

  ResumableShape(ShapeOptions options, RandomStream chance) throws ShapeOptionException {
    this.limits =
        new UploadLimits(
            options.numberOrNever(MOST),
            options.numberOrNever(MOST_APPENDED),
            options.number(LEAST_APPENDED),
            options.numberOrNever(LIFE));
    this.tus = new TusUploads(limits);
    this.draft = new DraftUploads(limits);
    this.speaksTus = !options.is(PROTOCOL, "draft");
    this.speaksDraft = !options.is(PROTOCOL, "tus");
    this.overStatus = options.is(EXPIRED, "gone") ? 410 : 404;
    if (limits.leastAppended() > limits.mostAppended()) {
      throw new ShapeOptionException(
          LEAST_APPENDED.name(), "must not be more than 'maxAppendSize'");
    }
    if (options.has(LIFE) && limits.life() < 1_000_000) {
      throw new ShapeOptionException(LIFE.name(), "must be at least a second");
    }
  }

  /** What the two protocols do differently. */
  interface Protocol {
    /** What is wrong with a request whatever it wants, null when nothing is. */
    @Nullable ShapeReply objection(Asked asked);

    /** What the server can do. */
    ShapeReply options(Asked asked);

    /** Begins an upload. */
    ShapeReply create(Asked asked, Dataset dataset);

    /** Tells how far an upload has come. */
    ShapeReply status(Upload upload, Dataset dataset);

    /** Adds to an upload. */
    ShapeReply append(Upload upload, Asked asked, Dataset dataset);

    /** Headers that each answer has. */
    List<Header> headers();
  }

  @Override
  public ShapeReply answer(Asked asked, Dataset dataset) {
    boolean isTus = asked.header("Tus-Resumable") != null;
    Protocol protocol = (isTus && speaksTus) || !speaksDraft ? tus : draft;
    ShapeReply objection = protocol.objection(asked);
    if (objection != null) {
      return objection;
    }
    return switch (asked.method()) {
      case "OPTIONS" -> protocol.options(asked);
      case "POST" -> protocol.create(asked, dataset);
      case "HEAD", "PATCH", "DELETE" -> one(protocol, asked, dataset);
      default -> ShapeReply.notAllowed("OPTIONS, POST, HEAD, PATCH, DELETE");
    };
  }

  private ShapeReply one(Protocol protocol, Asked asked, Dataset dataset) {
    String path = asked.path();
    String name = path.substring(path.lastIndexOf('/') + 1);
    Upload upload = dataset.uploads().find(name);
    if (upload != null && limits.isOver(upload, asked.now())) {
      dataset.uploads().remove(upload);
      upload = null;
    }
    if (upload == null) {
      boolean isOver = dataset.uploads().hasBeen(name);
      return bare(isOver ? overStatus : 404, protocol.headers());
    }
    return switch (asked.method()) {
      case "HEAD" -> protocol.status(upload, dataset);
      case "PATCH" -> protocol.append(upload, asked, dataset);
      default -> {
        dataset.uploads().remove(upload);
        yield bare(204, protocol.headers());
      }
    };
  }

  /** An answer without a body. */
  static ShapeReply bare(int status, List<Header> headers, ServerFact... facts) {
    return ShapeReply.of(new HttpResponse(status, headers, Body.none()), facts);
  }

  /** {@code headers} and one more. */
  static List<Header> with(List<Header> headers, String name, String value) {
    List<Header> more = new ArrayList<>(headers);
    more.add(new Header(name, value));
    return more;
  }

  /** A number in a header, -1 when it is missing or none. */
  static long number(Asked asked, String header) {
    String text = asked.header(header);
    try {
      return text == null ? -1 : Math.max(-1, Long.parseLong(text.strip()));
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  /** True when the client meant to send more than has come. */
  static boolean isCutOff(Asked asked) {
    return number(asked, "Content-Length") > asked.request().body().length();
  }

  /** A refusal that also says how much of the upload is there. */
  static ShapeReply alsoTelling(ShapeReply refusal, Upload upload) {
    List<ServerFact> facts = new ArrayList<>(refusal.facts());
    facts.add(new ServerFact.Stored(upload.name(), upload.offset()));
    return new ShapeReply(refusal.response(), refusal.holdMicros(), facts);
  }

  /** A new upload for a request, named by its header {@code Edit-Id}. */
  static Upload begin(Asked asked, long length, Dataset dataset) {
    String edit = asked.header("Edit-Id");
    return dataset.uploads().create(edit == null ? "" : edit, length, asked.now());
  }

  /** Everything is there: the upload becomes a record. */
  static ServerFact finish(Upload upload, long now, Dataset dataset) {
    upload.complete();
    int record = dataset.put(upload.name(), upload.summary(), now);
    return new ServerFact.Wrote(
        upload.edit(), upload.name(), dataset.version(record), ServerFact.Effect.CREATED);
  }
}
