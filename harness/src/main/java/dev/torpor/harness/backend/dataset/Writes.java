package dev.torpor.harness.backend.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import dev.torpor.http.Body;
import dev.torpor.http.Header;
import dev.torpor.http.HttpResponse;
import dev.torpor.http.ServerFact;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The writing half of a collection: {@code POST /items} makes a record, {@code PUT /items/r7} makes
 * or replaces one, {@code DELETE /items/r7} leaves a tombstone, {@code POST /items/batch} does
 * several edits. Each success answers the record as it is now, with its validators.
 *
 * <p>Conditions that do not hold give 412, missing ones that the stub requires 428, a name that is
 * taken 409, a deleted record 410; these answers hold the present record, if there is one. An
 * {@code Idempotency-Key} has the first result stored, errors too, and given again to the same
 * request; 400 when it is required and missing, 409 while the first request is worked on, 422 for
 * another request.
 */
final class Writes {
  static final ShapeOption WRITES =
      ShapeOption.choice("writes", "whether clients may write", "on", "off");
  static final ShapeOption COLLECTION =
      new ShapeOption(
          "collection",
          new ShapeOption.UrlPath(),
          "",
          "path of the collection, when the stub's URL does not show it");
  private static final ShapeOption PRECONDITION =
      ShapeOption.choice(
          "precondition",
          "whether a write to a record needs If-Match or If-Unmodified-Since (428 without)",
          "optional",
          "required");
  private static final ShapeOption KEY =
      ShapeOption.choice(
          "idempotencyKey",
          "whether POST needs an Idempotency-Key (400 without), or the server heeds none",
          "optional",
          "required",
          "ignored");
  private static final ShapeOption KEY_LIFE =
      ShapeOption.span("idempotencyLife", "24h", "how long the result of a key is stored");
  private static final ShapeOption PROCESSING =
      ShapeOption.span("processing", "0s", "how long the server works on a write");
  private static final ShapeOption BATCH_LIMIT =
      ShapeOption.count("batchLimit", 1, 100_000, "100", "the most edits in a batch (413 above)");
  private static final ShapeOption BATCH =
      ShapeOption.choice(
          "batch", "whether a batch with a bad edit does the others", "partial", "atomic");

  /** What a stub may say of writes. */
  static final List<ShapeOption> OPTIONS =
      List.of(
          COLLECTION,
          WRITES,
          PRECONDITION,
          KEY,
          KEY_LIFE,
          PROCESSING,
          BATCH,
          BATCH_LIMIT,
          Tombstones.HORIZON,
          Tombstones.RECREATE);

  private static final String READ_ONLY = "GET, HEAD";

  private final Records records;
  private final boolean isOn;
  private final boolean heedsKeys;
  private final boolean needsKey;
  private final long keyLife;
  private final long processing;
  private final Batches batches;

  Writes(ShapeOptions options, Tombstones tombstones) throws ShapeOptionException {
    this.isOn = options.is(WRITES, "on");
    this.records = new Records(options.is(PRECONDITION, "required"), tombstones);
    this.heedsKeys = !options.is(KEY, "ignored");
    this.needsKey = options.is(KEY, "required");
    this.keyLife = options.number(KEY_LIFE);
    this.processing = options.number(PROCESSING);
    this.batches =
        new Batches(records, (int) options.number(BATCH_LIMIT), options.is(BATCH, "atomic"));
    for (ShapeOption option : OPTIONS) {
      boolean isOfReading = option.equals(Tombstones.HORIZON) || option.equals(COLLECTION);
      if (!isOn && !option.equals(WRITES) && !isOfReading && options.isGiven(option)) {
        throw new ShapeOptionException(
            option.name(), "means nothing while 'writes' is off; remove one of the two");
      }
    }
    if (!heedsKeys && options.isGiven(KEY_LIFE)) {
      throw new ShapeOptionException(
          KEY_LIFE.name(), "means nothing while 'idempotencyKey' is ignored");
    }
  }

  /** Answers what is neither GET nor HEAD. */
  ShapeReply answer(Asked asked, String below, Dataset dataset) {
    boolean isBatch = below.equals("batch");
    boolean isKnown =
        switch (asked.method()) {
          case "POST" -> below.isEmpty() || isBatch;
          case "PUT", "DELETE" -> !below.isEmpty() && !isBatch;
          default -> false;
        };
    if (!isOn || !isKnown) {
      return ShapeReply.notAllowed(
          isOn
              ? below.isEmpty() ? "GET, HEAD, POST" : isBatch ? "POST" : "GET, HEAD, PUT, DELETE"
              : READ_ONLY);
    }
    JsonNode body = Json.read(asked.request().body());
    if (body == null) {
      return refused("", 400, "the body must be a JSON object");
    }
    String key = heedsKeys ? asked.header("Idempotency-Key") : null;
    if (key == null) {
      boolean isMissing = needsKey && asked.method().equals("POST");
      return isMissing
          ? refused(editOf(asked, body), 400, "this request needs an Idempotency-Key")
          : held(perform(asked, below, body, dataset));
    }
    return withKey(key, asked, below, body, dataset);
  }

  private ShapeReply withKey(
      String key, Asked asked, String below, JsonNode body, Dataset dataset) {
    IdempotencyKeys keys = dataset.keys();
    String edit = editOf(asked, body);
    return switch (keys.look(key, asked, keyLife)) {
      case IN_PROGRESS ->
          refused(edit, 409, "the first request with this Idempotency-Key is still in progress");
      case REUSED -> refused(edit, 422, "this Idempotency-Key was used for another request");
      case DONE -> replayed(keys.result(key), edit);
      case NEW -> {
        int position = dataset.position();
        ShapeReply reply = held(perform(asked, below, body, dataset));
        keys.store(key, asked, reply, position, asked.now() + asked.workMicros() + processing);
        yield reply;
      }
    };
  }

  private static ShapeReply replayed(@Nullable ShapeReply stored, String edit) {
    if (stored == null) {
      throw new IllegalStateException("a key that is done has a result");
    }
    return new ShapeReply(stored.response(), 0, List.of(new ServerFact.Replayed(edit)));
  }

  private ShapeReply held(ShapeReply reply) {
    return processing == 0
        ? reply
        : new ShapeReply(reply.response(), reply.holdMicros() + processing, reply.facts());
  }

  private static String editOf(Asked asked, JsonNode body) {
    return Edit.of(asked, Edit.Kind.PUT, "", body).id();
  }

  private static ShapeReply refused(String edit, int status, String reason) {
    return ShapeReply.error(status, reason, new ServerFact.Refused(edit, "", status, reason));
  }

  private ShapeReply perform(Asked asked, String below, JsonNode body, Dataset dataset) {
    if (below.equals("batch")) {
      return batches.perform(asked, body, dataset);
    }
    Edit.Kind kind =
        switch (asked.method()) {
          case "POST" -> Edit.Kind.CREATE;
          case "PUT" -> Edit.Kind.PUT;
          default -> Edit.Kind.DELETE;
        };
    Edit edit = Edit.of(asked, kind, below, body);
    Outcome outcome = records.perform(edit, asked.now(), dataset);
    return reply(outcome, asked, dataset);
  }

  private static ShapeReply reply(Outcome outcome, Asked asked, Dataset dataset) {
    List<Header> headers = new ArrayList<>();
    headers.add(new Header("Content-Type", "application/json"));
    int record = outcome.record();
    if (outcome.status() == 201) {
      headers.add(new Header("Location", asked.root(dataset) + "/" + dataset.name(record)));
    }
    if (record >= 0) {
      headers.addAll(RecordShape.validators(record, dataset));
    }
    String error = outcome.error();
    Body body =
        error != null
            ? Body.of("{" + error(error, record, dataset) + "}")
            : Body.of(dataset.text(record));
    return ShapeReply.of(new HttpResponse(outcome.status(), headers, body), outcome.fact());
  }

  /** The fields of an error: what is wrong, and the present record if there is one. */
  static String error(String error, int record, Dataset dataset) {
    String text = "\"error\":\"" + error + "\"";
    return record < 0
        ? text
        : text + ",\"record\":" + new String(dataset.text(record), StandardCharsets.UTF_8);
  }
}
