package dev.torpor.harness.process;

import dev.torpor.app.DownloadedFile;
import dev.torpor.app.Files;
import dev.torpor.app.Files.FileException;
import dev.torpor.http.Body;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Commands about files: those of the app, and the one a download has left. */
final class FileCommands {
  private static final int NO_SUCH_FILE = 260; // NSFileReadNoSuchFileError
  private static final int NO_PERMISSION = 257; // NSFileReadNoPermissionError
  private static final Field NAME = Field.text("name", "of the file");
  private static final List<Field> CONTENT = List.of(Bodies.TEXT, Bodies.BASE64);

  static final List<Command> ALL =
      List.of(
          Command.question(
              "file.write",
              "Writes a durable file, in the place of the one of that name.",
              List.of(
                  NAME,
                  Bodies.TEXT,
                  Bodies.BASE64,
                  Field.text(
                          "protection",
                          "COMPLETE, UNTIL_FIRST_USER_AUTHENTICATION (unless given) or NONE")
                      .optional()),
              List.of(),
              FileCommands::write),
          Command.question(
              "file.read",
              "Reads a file.",
              List.of(NAME),
              CONTENT,
              (session, line) -> read(() -> session.app().files().read(line.text("name")))),
          Command.question(
              "file.exists",
              "Asks for a file.",
              List.of(NAME),
              List.of(Field.flag("exists", "whether there is one of that name")),
              (session, line) -> Map.of("exists", session.app().files().exists(line.text("name")))),
          Command.effect(
              "file.remove",
              "Removes a file; does nothing when there is none.",
              List.of(NAME),
              (session, line) -> session.app().files().remove(line.text("name"))),
          Command.question(
              "download.move",
              "Moves the file of a download among those of the app; in the turn of"
                  + " 'session.downloaded' alone.",
              List.of(NAME),
              List.of(),
              (session, line) -> {
                DownloadedFile file = download(session, line);
                return done(() -> file.moveTo(line.text("name")));
              }),
          Command.question(
              "download.read",
              "Reads the file of a download; in the turn of 'session.downloaded' alone.",
              List.of(),
              CONTENT,
              (session, line) -> {
                DownloadedFile file = download(session, line);
                return read(file::read);
              }));

  private FileCommands() {}

  private interface Reading {
    Body read() throws FileException;
  }

  private interface Doing {
    void run() throws FileException;
  }

  private static Map<String, Object> write(Session session, Line line)
      throws Command.RefusedException {
    Body content = Bodies.of(line);
    Files.Protection protection =
        line.has("protection")
            ? line.word("protection", Files.Protection.class)
            : Files.Protection.UNTIL_FIRST_USER_AUTHENTICATION;
    return done(() -> session.app().files().write(line.text("name"), content, protection));
  }

  private static Map<String, Object> read(Reading reading) throws Command.RefusedException {
    Map<String, Object> fields = new LinkedHashMap<>();
    Map<String, Object> none = done(() -> Bodies.put(fields, reading.read()));
    fields.putAll(none);
    return fields;
  }

  private static Map<String, Object> done(Doing doing) throws Command.RefusedException {
    try {
      doing.run();
      return Map.of();
    } catch (FileException e) {
      int code =
          switch (e.problem()) {
            case NO_SUCH_FILE -> NO_SUCH_FILE;
            case PROTECTED -> NO_PERMISSION;
          };
      throw new Command.RefusedException(e.problem().name(), code, String.valueOf(e.getMessage()));
    }
  }

  private static DownloadedFile download(Session session, Line line) {
    DownloadedFile file = session.download();
    if (file == null) {
      throw line.wrong("belongs into the turn of 'session.downloaded'");
    }
    return file;
  }
}
