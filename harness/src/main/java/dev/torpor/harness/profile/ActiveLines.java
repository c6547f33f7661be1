package dev.torpor.harness.profile;

import dev.torpor.harness.binding.Key;
import dev.torpor.harness.text.EnergyPerBit;
import dev.torpor.harness.text.Power;

/** What transfers cost, as a radio file says it. */
record ActiveLines(
    @Key("Power whatever the rate.") Sourced<Power> power,
    @Key("What a bit sent costs on top.") Sourced<EnergyPerBit> up,
    @Key("What a bit received costs on top.") Sourced<EnergyPerBit> down) {}
