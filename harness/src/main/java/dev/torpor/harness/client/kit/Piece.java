package dev.torpor.harness.client.kit;

import dev.torpor.app.ClientOption;
import dev.torpor.app.ClientOptions;
import dev.torpor.app.ClientPart;
import java.util.List;
import java.util.function.BiFunction;

/**
 * A piece that can be chosen, and how it is made.
 *
 * @param part its name, summary and options
 * @param maker makes one for a process of the client
 */
record Piece<T>(ClientPart part, BiFunction<ClientOptions, Kit, T> maker) {
  static <T> Piece<T> of(
      String name,
      String summary,
      List<ClientOption> options,
      BiFunction<ClientOptions, Kit, T> maker) {
    return new Piece<>(new ClientPart(name, summary, options), maker);
  }

  static List<ClientPart> parts(List<? extends Piece<?>> pieces) {
    return pieces.stream().map(Piece::part).toList();
  }

  /** Makes the piece that was chosen. */
  static <T> T make(List<Piece<T>> pieces, ClientOptions.Part choice, Kit kit) {
    for (Piece<T> piece : pieces) {
      if (piece.part.name().equals(choice.name())) {
        return piece.maker.apply(choice.options(), kit);
      }
    }
    throw new IllegalArgumentException("checked against the declared parts: " + choice.name());
  }
}
