package dev.torpor.harness.profile;

import java.util.Locale;

/** The kinds of profile; each has a folder of shipped files. */
public enum ProfileKind {
  /** Models of phone. */
  DEVICE,
  /** What a radio costs. */
  RADIO,
  /** Wi-Fi networks. */
  NETWORK,
  /** Parameters of OS policies. */
  POLICY;

  /** The kind in a sentence. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Several of the kind, and the folder of their files. */
  public String plural() {
    return this == POLICY ? "policies" : word() + "s";
  }
}
