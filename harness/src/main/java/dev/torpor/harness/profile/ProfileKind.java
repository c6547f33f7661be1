package dev.torpor.harness.profile;

/** The kinds of profile; each has a folder of shipped files. */
public enum ProfileKind {
  /** Models of phone. */
  DEVICE("device", "devices"),
  /** What a radio costs. */
  RADIO("radio", "radios"),
  /** Wi-Fi networks. */
  NETWORK("network", "networks"),
  /** What a network carries: the presets of other tools, under their names. */
  LINK("link profile", "links"),
  /** How reception comes and goes. */
  GENERATOR("generator", "generators"),
  /** Kinds of data that apps sync. */
  CONTENT("content", "contents"),
  /** Parameters of OS policies. */
  POLICY("policy", "policies");

  private final String word;
  private final String plural;

  ProfileKind(String word, String plural) {
    this.word = word;
    this.plural = plural;
  }

  /** The kind in a sentence. */
  public String word() {
    return word;
  }

  /** Several of the kind, and the folder of their files. */
  public String plural() {
    return plural;
  }
}
