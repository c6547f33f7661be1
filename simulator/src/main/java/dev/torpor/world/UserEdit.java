package dev.torpor.world;

import dev.torpor.app.LocalEdit;

/**
 * The user wants to write something at that instant.
 *
 * @param at virtual microseconds
 */
public record UserEdit(long at, LocalEdit edit) {}
