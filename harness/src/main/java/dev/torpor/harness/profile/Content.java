package dev.torpor.harness.profile;

import dev.torpor.world.DatasetPlan;
import dev.torpor.world.EditPlan;

/**
 * A kind of data: how it changes on the server, how large it is, what its users write.
 *
 * @param recordBytes usual size of a record
 */
public record Content(DatasetPlan dataset, int recordBytes, EditPlan edits) {}
