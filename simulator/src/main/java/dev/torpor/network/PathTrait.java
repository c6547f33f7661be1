package dev.torpor.network;

/** What is special about a way to the network. */
public enum PathTrait {
  /** The cellular network of another country or operator. */
  ROAMING,
  /** The user asks for Low Data Mode on this network: the path is constrained. */
  LOW_DATA,
  /** A portal answers every request with its own page until the user has signed in. */
  CAPTIVE,
  /** A portal that cannot answer for others' hosts: encrypted connections fail instead. */
  CAPTIVE_WITHOUT_TLS
}
