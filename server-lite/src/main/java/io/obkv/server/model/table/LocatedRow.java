// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.model.table;

import io.obkv.value.Value;

/** A row and the tablet that a walk met it in. */
record LocatedRow(long tabletId, Value[] row) {}
