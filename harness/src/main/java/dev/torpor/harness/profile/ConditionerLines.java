package dev.torpor.harness.profile;

import dev.torpor.harness.binding.Key;
import dev.torpor.network.Link;
import org.jspecify.annotations.Nullable;

/**
 * What a network carries, under the keys of Apple's Network Link Conditioner: delays are one way,
 * in milliseconds, losses in percent, and a bandwidth of 0 leaves a direction unshaped.
 */
record ConditionerLines(
    @Key(name = "DownlinkBandwidth", value = "Rate towards the device; 0 leaves it unshaped.")
        PlainNumber downlinkBandwidth,
    @Key(
            name = "DownlinkBandwidthUnit",
            value = "Unit of that: 0 for kbit/s, 1 for Mbit/s.",
            byDefault = "0")
        int downlinkBandwidthUnit,
    @Key(name = "DownlinkDelay", value = "One-way delay towards the device in milliseconds.")
        PlainNumber downlinkDelay,
    @Key(
            name = "DownlinkPacketLossRatio",
            value = "Packets lost towards the device in percent.",
            byDefault = "0")
        PlainNumber downlinkPacketLossRatio,
    @Key(name = "UplinkBandwidth", value = "Rate from the device; 0 leaves it unshaped.")
        PlainNumber uplinkBandwidth,
    @Key(
            name = "UplinkBandwidthUnit",
            value = "Unit of that: 0 for kbit/s, 1 for Mbit/s.",
            byDefault = "0")
        int uplinkBandwidthUnit,
    @Key(name = "UplinkDelay", value = "One-way delay from the device in milliseconds.")
        PlainNumber uplinkDelay,
    @Key(
            name = "UplinkPacketLossRatio",
            value = "Packets lost from the device in percent.",
            byDefault = "0")
        PlainNumber uplinkPacketLossRatio,
    @Key(
            name = "DNSDelayValue",
            value = "Extra wait of a name look-up in milliseconds.",
            byDefault = "0")
        PlainNumber dnsDelayValue,
    @Key(name = "ExcludeLoopback", value = "Without meaning on a simulated phone.")
        @Nullable String excludeLoopback,
    @Key(name = "ProtocolFamily", value = "Without meaning on a simulated phone.")
        @Nullable String protocolFamily,
    @Key(
            name = "RunOnInterface",
            value = "Without meaning here: the scenario says where it applies.")
        @Nullable String runOnInterface) {
  private static final long KILO = 1_000;
  private static final long PPM_OF_PERCENT = 10_000;

  /** Checks that the figures make a link. */
  ConditionerLines {
    link(
        downlinkBandwidth,
        downlinkBandwidthUnit,
        downlinkDelay,
        downlinkPacketLossRatio,
        uplinkBandwidth,
        uplinkBandwidthUnit,
        uplinkDelay,
        uplinkPacketLossRatio,
        dnsDelayValue);
  }

  Link toLink() {
    return link(
        downlinkBandwidth,
        downlinkBandwidthUnit,
        downlinkDelay,
        downlinkPacketLossRatio,
        uplinkBandwidth,
        uplinkBandwidthUnit,
        uplinkDelay,
        uplinkPacketLossRatio,
        dnsDelayValue);
  }

  private static Link link(
      PlainNumber down,
      int downUnit,
      PlainNumber downDelay,
      PlainNumber downLoss,
      PlainNumber up,
      int upUnit,
      PlainNumber upDelay,
      PlainNumber upLoss,
      PlainNumber dnsDelay) {
    return new Link(
        Link.shaped(down.times(unit(downUnit, "DownlinkBandwidthUnit"), "DownlinkBandwidth")),
        Link.shaped(up.times(unit(upUnit, "UplinkBandwidthUnit"), "UplinkBandwidth")),
        downDelay.times(KILO, "DownlinkDelay"),
        upDelay.times(KILO, "UplinkDelay"),
        dnsDelay.times(KILO, "DNSDelayValue"),
        loss(downLoss, "DownlinkPacketLossRatio"),
        loss(upLoss, "UplinkPacketLossRatio"));
  }

  private static long unit(int unit, String key) {
    if (unit != 0 && unit != 1) {
      throw new IllegalArgumentException("'" + key + "' is 0 for kbit/s or 1 for Mbit/s");
    }
    return unit == 0 ? KILO : KILO * KILO;
  }

  private static int loss(PlainNumber percent, String key) {
    long partsPerMillion = percent.times(PPM_OF_PERCENT, key);
    if (partsPerMillion > Link.ALL) {
      throw new IllegalArgumentException("'" + key + "' is in percent, at most 100");
    }
    return (int) partsPerMillion;
  }
}
