package dev.torpor.harness.profile;

/** A profile as its file says it. */
sealed interface ProfileFile
    permits DeviceFile, RadioFile, NetworkFile, LinkFile, GeneratorFile, ContentFile, PolicyFile {
  /** What it is, in a line. */
  String description();
}
