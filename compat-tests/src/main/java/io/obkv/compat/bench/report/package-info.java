// SPDX-License-Identifier: Apache-2.0
/** Figures as a table to read, or as JSON. */
package io.obkv.compat.bench.report;
