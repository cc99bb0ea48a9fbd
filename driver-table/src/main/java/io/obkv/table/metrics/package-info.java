// SPDX-License-Identifier: Apache-2.0
/** Bindings of a client's metrics. */
package io.obkv.table.metrics;
