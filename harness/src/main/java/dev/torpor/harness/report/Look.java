package dev.torpor.harness.report;

/**
 * How text for people may look where it goes.
 *
 * @param glyphs what charts are made of
 * @param ink whether colours may be used
 */
public record Look(Glyphs glyphs, Ink ink) {
  /** Text for files and pipes that take UTF-8. */
  public static final Look PLAIN = new Look(Glyphs.BLOCKS, Ink.NONE);

  /** What charts are made of, eight heights from low to high. */
  public enum Glyphs {
    /** Blocks; needs UTF-8. */
    BLOCKS("▁▂▃▄▅▆▇█"),
    /** Characters that every terminal has. */
    ASCII(".:-=+*#%");

    private final String heights;

    Glyphs(String heights) {
      this.heights = heights;
    }

    /** The character of a height from 0 to 7. */
    char at(int height) {
      return heights.charAt(height);
    }

    /** How many heights there are. */
    int size() {
      return heights.length();
    }
  }

  /** Whether colours may be used. */
  public enum Ink {
    /** Plain text. */
    NONE,
    /** With the colour codes of terminals. */
    ANSI;

    /** A heading. */
    public String bold(String text) {
      return wrap("1", text);
    }

    /** Something good. */
    public String green(String text) {
      return wrap("32", text);
    }

    /** Something bad. */
    public String red(String text) {
      return wrap("31", text);
    }

    private String wrap(String code, String text) {
      return this == NONE ? text : "\u001B[" + code + "m" + text + "\u001B[0m";
    }
  }
}
