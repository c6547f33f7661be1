/**
 * YAML files to records and back to errors: binds a node tree to records by reflection, collects
 * every mistake of a file with its line and column, and describes the same records as a JSON
 * Schema.
 */
@NullMarked
package dev.torpor.harness.binding;

import org.jspecify.annotations.NullMarked;
