// SPDX-License-Identifier: Apache-2.0
/** The clients that are compared, behind one interface, and the rows that they read and write. */
package io.obkv.compat.bench.client;
