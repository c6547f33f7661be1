package dev.torpor.http;

import dev.torpor.trace.FieldWriter;

/**
 * What a server did with a request, as only it can know. Facts are part of the trace at the instant
 * the server acted, also when its response is lost afterwards; clients never see them.
 *
 * <p>A position counts what a dataset has gone through: scripted changes and writes together.
 */
public sealed interface ServerFact {
  /** The type of its event. */
  String type();

  /** Writes its fields in their order. */
  void writeTo(FieldWriter out);

  /**
   * The server read what changed in {@code (since, upTo]}.
   *
   * @param since the position the client had, -1 for a read of everything
   * @param upTo the position that the answer brings the client to, with this page
   * @param last false when a further page follows
   */
  record Read(long since, long upTo, boolean last) implements ServerFact {
    @Override
    public String type() {
      return "server.read";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.number("since", since);
      out.number("upTo", upTo);
      out.flag("last", last);
    }
  }

  /** The server read one record on its own; that says nothing about the others. */
  record Fetched(String record, long version) implements ServerFact {
    @Override
    public String type() {
      return "server.fetched";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.text("record", record);
      out.number("version", version);
    }
  }

  /**
   * A write had an effect: the record went to that version.
   *
   * @param edit id of the user's edit that the request named, empty when it named none
   * @param record by the server's name
   */
  record Wrote(String edit, String record, long version, Effect effect) implements ServerFact {
    @Override
    public String type() {
      return "server.wrote";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.text("edit", edit);
      out.text("record", record);
      out.number("version", version);
      out.constant("effect", effect);
    }
  }

  /** What a write did to its record. */
  enum Effect {
    /** It exists now. */
    CREATED,
    /** It has new content. */
    UPDATED,
    /** It is deleted. */
    DELETED
  }

  /**
   * The server refused a write.
   *
   * @param edit id of the user's edit that the request named, empty when it named none
   * @param record by the name in the request, empty when it named none
   */
  record Refused(String edit, String record, int status, String reason) implements ServerFact {
    @Override
    public String type() {
      return "server.refused";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.text("edit", edit);
      out.text("record", record);
      out.number("status", status);
      out.text("reason", reason);
    }
  }

  /**
   * The server knew the request's idempotency key and returned the stored result, without effect.
   *
   * @param edit id of the user's edit that the request named, empty when it named none
   */
  record Replayed(String edit) implements ServerFact {
    @Override
    public String type() {
      return "server.replayed";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.text("edit", edit);
    }
  }

  /**
   * The server holds that much of a resumable upload.
   *
   * @param upload its name on the server
   * @param offset bytes from the start
   */
  record Stored(String upload, long offset) implements ServerFact {
    @Override
    public String type() {
      return "server.stored";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.text("upload", upload);
      out.number("offset", offset);
    }
  }

  /** A fault of the backend hit the request. */
  record Faulted(String fault) implements ServerFact {
    @Override
    public String type() {
      return "server.faulted";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.text("fault", fault);
    }
  }

  /** The server was restored from a backup: its data are what they were at that position. */
  record Restored(long position) implements ServerFact {
    @Override
    public String type() {
      return "server.restored";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.number("position", position);
    }
  }
}
