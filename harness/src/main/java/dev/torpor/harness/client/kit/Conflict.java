package dev.torpor.harness.client.kit;

import dev.torpor.app.ClientOption;
import dev.torpor.app.ClientOptions;
import java.util.List;

/**
 * What becomes of an edit when the server has a version that the user had not seen (reference 2.2
 * B21). Whatever is decided, an edit that does not stay as the user made it is surfaced.
 */
interface Conflict {
  /** What to do. */
  enum Decision {
    /** Give the edit up and tell the user. */
    GIVE_UP,
    /** Write it over the version that is there. */
    OVERWRITE,
    /** Keep it as a record of its own beside the server's. */
    COPY
  }

  List<Piece<Conflict>> PIECES =
      List.of(
          piece(
              "server-wins",
              "the server's version stays, the user is told",
              "server",
              (edit, modified) -> Decision.GIVE_UP),
          piece(
              "lww-server-time",
              "the last write to reach the server wins",
              "server",
              (edit, modified) -> Decision.OVERWRITE),
          piece(
              "lww-hlc",
              "the later one by hybrid logical clocks wins; a server that dates nothing has the"
                  + " later one",
              "server",
              (edit, modified) ->
                  modified >= 0 && modified <= edit.stamp()
                      ? Decision.OVERWRITE
                      : Decision.GIVE_UP),
          piece(
              "field-merge",
              "the edited fields go over the server's version, the others stay as they are there",
              "server",
              (edit, modified) -> Decision.OVERWRITE),
          piece(
              "keep-both",
              "the edit becomes a record of its own beside the server's",
              "edit",
              (edit, modified) -> Decision.COPY));

  private static Piece<Conflict> piece(
      String name, String summary, String stronger, Versions versions) {
    List<String> allowed =
        stronger.equals("server")
            ? List.of("server", "edit", "delete")
            : List.of("edit", "delete", "server");
    return Piece.of(
        name,
        summary,
        List.of(
            ClientOption.choice(
                "deleteVsEdit",
                allowed,
                "Which wins when one side deletes what the other edits: the server's, or always"
                    + " one.")),
        (options, kit) -> new Policy(versions, options));
  }

  /** Both sides have changed the record. */
  Decision bothChanged(PendingEdit edit, long modifiedMillis);

  /** True when a deletion on the server wins over an edit of the user. */
  boolean serverDeletionWins();

  /** True when a deletion of the user wins over a newer version on the server. */
  boolean userDeletionWins();

  /** Decides between two versions. */
  interface Versions {
    /** The server's version was made then, -1 when it does not say. */
    Decision decide(PendingEdit edit, long modifiedMillis);
  }

  /** A policy with what it declares. */
  record Policy(Versions versions, ClientOptions options) implements Conflict {
    @Override
    public Decision bothChanged(PendingEdit edit, long modifiedMillis) {
      return versions.decide(edit, modifiedMillis);
    }

    @Override
    public boolean serverDeletionWins() {
      return !options.text("deleteVsEdit").equals("edit");
    }

    @Override
    public boolean userDeletionWins() {
      return options.text("deleteVsEdit").equals("delete");
    }
  }
}
